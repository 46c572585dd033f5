// summary:
//   vi: Cùng một loại cơ quan ở các địa phương, việc nhiều hay ít
//   en: The same kind of agency compared over territories
// path: /agencies/{agency}/kinds
// parameters:
//   agency: {type: agency, vi: "loại cơ quan (Sở Y tế), hoặc một cơ quan thuộc loại đó", en: "a kind of agency (Sở Y tế), or an agency of that kind"}
//   document: {type: document, default: null, vi: chỉ nhiệm vụ trong văn bản trực tiếp thực hiện văn bản này, en: only tasks of documents that implement this one directly}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   agency: {type: string, vi: mã cơ quan, en: id of the agency}
//   agency_name: {type: string, vi: cơ quan, en: agency}
//   territory: {type: string, vi: địa bàn, en: territory}
//   leads: {type: integer, vi: số nhiệm vụ chủ trì, en: tasks it leads}
//   supports: {type: integer, vi: số nhiệm vụ phối hợp, en: tasks it supports}
//   documents: {type: integer, vi: số văn bản, en: documents}
//   with_deadline: {type: integer, vi: có thời hạn, en: with a last day}
//   next_deadline: {type: date, vi: thời hạn sớm nhất, en: earliest last day}
// examples:
//   - {agency: "Sở Văn hóa, Thể thao và Du lịch"}
//   - {agency: "Sở Văn hóa, Thể thao và Du lịch", document: 903/NQ-CP}
CALL {
  MATCH (k:AgencyKind {id: $agency}) RETURN k
  UNION
  MATCH (:Agency {id: $agency})-[:INSTANCE_OF]->(k:AgencyKind) RETURN k
}
MATCH (k)<-[:INSTANCE_OF]-(a:Agency)
WITH DISTINCT a
CALL (a) {
  MATCH (a)<-[:LED_BY]-(t:Task)
  RETURN t, 1 AS lead
  UNION ALL
  MATCH (a)<-[:SUPPORTED_BY]-(t:Task)
  RETURN t, 0 AS lead
}
MATCH (t)<-[:HAS_TASK]-(d:Document)
WHERE $document IS NULL OR EXISTS { MATCH (d)-[:IMPLEMENTS]->(:Document {id: $document}) }
WITH a, sum(lead) AS leads, sum(1 - lead) AS supports, count(DISTINCT d) AS documents,
  sum(CASE WHEN t.deadline_to IS NULL THEN 0 ELSE 1 END) AS with_deadline, min(t.deadline_to) AS next_deadline
RETURN a.id AS agency, a.name AS agency_name, a.territory AS territory, leads AS leads, supports AS supports,
  documents AS documents, with_deadline AS with_deadline, next_deadline AS next_deadline
ORDER BY coalesce(territory, ''), agency
SKIP $skip LIMIT $limit
