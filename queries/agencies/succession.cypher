// summary:
//   vi: Nhiệm vụ đã chuyển chủ vì cơ quan chủ trì được hợp nhất, đổi tên
//   en: Responsibilities that changed hands because the agency that leads was merged or renamed
// path: /agencies/{agency}/succession
// parameters:
//   agency: {type: agency, vi: loại cơ quan cũ hoặc mới, en: "the kind of agency, the former one or its successor"}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
//   open_only: {type: boolean, default: false, vi: "chỉ nhiệm vụ còn hạn sau ngày chuyển, hoặc định kỳ", en: "only tasks due after the change, or recurring"}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   kind: {type: string, vi: loại cơ quan cũ, en: former kind}
//   successor: {type: string, vi: mã loại cơ quan mới, en: id of the successor}
//   successor_name: {type: string, vi: cơ quan kế thừa, en: successor}
//   changed_on: {type: date, vi: từ ngày, en: from}
//   agency: {type: string, vi: mã cơ quan chủ trì, en: id of the lead}
//   agency_name: {type: string, vi: chủ trì theo văn bản, en: lead by the document}
//   id: {type: string, vi: mã nhiệm vụ, en: id of the task}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   territory: {type: string, vi: địa bàn, en: territory}
//   text: {type: string, vi: nhiệm vụ, en: task}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   recurring: {type: string, vi: định kỳ, en: recurring}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {agency: Sở Thông tin và Truyền thông}
//
// The succession of agencies is that of the vocabulary. A task given before the change to the former agency is now the
// successor's. Where several kinds succeeded one, each has its row.
CALL {
  MATCH (k:AgencyKind {id: $agency})-[c:SUCCEEDED_BY]->(n:AgencyKind) RETURN k, c.changed_on AS changed_on, n
  UNION
  MATCH (k:AgencyKind)-[c:SUCCEEDED_BY]->(n:AgencyKind {id: $agency}) RETURN k, c.changed_on AS changed_on, n
  UNION
  MATCH (:Agency {id: $agency})-[:INSTANCE_OF]->(k:AgencyKind)-[c:SUCCEEDED_BY]->(n:AgencyKind)
  RETURN k, c.changed_on AS changed_on, n
}
MATCH (k)<-[:INSTANCE_OF]-(a:Agency)
WHERE a.id = $agency OR NOT EXISTS { MATCH (:Agency {id: $agency}) }
WITH DISTINCT k, changed_on, n, a
MATCH (a)<-[said:LED_BY]-(t:Task)
MATCH (t)<-[:HAS_TASK]-(d:Document)
WHERE (d.issued_on IS NULL OR changed_on IS NULL OR d.issued_on < changed_on)
  AND (NOT $open_only OR t.deadline_to >= changed_on OR t.recurring IS NOT NULL)
  AND ($territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
RETURN k.name AS kind, n.id AS successor, n.name AS successor_name, changed_on AS changed_on, a.id AS agency,
  a.name AS agency_name, t.id AS id, d.id AS document, d.number AS number, d.issued_on AS issued_on,
  d.territory AS territory, t.text AS text, t.deadline_to AS deadline_to, t.recurring AS recurring,
  said.quote AS quote, said.page AS page
ORDER BY changed_on, kind, successor, document, t.ordinal, agency
SKIP $skip LIMIT $limit
