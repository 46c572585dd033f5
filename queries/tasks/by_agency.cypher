// summary:
//   vi: Nhiệm vụ giao cho một cơ quan, hoặc một loại cơ quan ở mọi địa phương
//   en: The tasks of an agency, or of a kind of agency in all territories
// path: /agencies/{agency}/tasks
// parameters:
//   agency: {type: agency, vi: "cơ quan (Sở Y tế tỉnh Bắc Giang) hoặc loại cơ quan (Sở Y tế)", en: "an agency (Sở Y tế tỉnh Bắc Giang) or a kind of agency (Sở Y tế)"}
//   role: {type: string, default: null, values: [lead, support], vi: chỉ chủ trì hoặc chỉ phối hợp, en: only where it leads or only where it supports}
//   territory: {type: place, default: null, vi: chỉ cơ quan của địa phương này, en: only agencies of this territory}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   section: {type: string, vi: mục, en: section}
//   text: {type: string, vi: nhiệm vụ, en: task}
//   role: {type: string, vi: vai trò, en: role}
//   agency: {type: string, vi: mã cơ quan, en: id of the agency}
//   agency_name: {type: string, vi: cơ quan, en: agency}
//   deadline_text: {type: string, vi: thời hạn, en: deadline in words}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   recurring: {type: string, vi: định kỳ, en: recurring}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {agency: "Sở Văn hóa, Thể thao và Du lịch", role: lead, limit: 20}
CALL {
  MATCH (a:Agency {id: $agency}) RETURN a
  UNION
  MATCH (:AgencyKind {id: $agency})<-[:INSTANCE_OF]-(a:Agency) RETURN a
}
WITH a
WHERE $territory IS NULL OR EXISTS { MATCH (a)-[:LOCATED_IN]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) }
CALL (a) {
  MATCH (a)<-[said:LED_BY]-(t:Task)
  WHERE $role IS NULL OR $role = 'lead'
  RETURN t, said, 'lead' AS role
  UNION ALL
  MATCH (a)<-[said:SUPPORTED_BY]-(t:Task)
  WHERE $role IS NULL OR $role = 'support'
  RETURN t, said, 'support' AS role
}
MATCH (t)<-[:HAS_TASK]-(d:Document)
WITH a, t, said, role, d, coalesce(toString(t.deadline_to), '9999') AS day
ORDER BY day, d.id, t.ordinal, role, a.id, said.stated_by SKIP $skip LIMIT $limit
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  t.section AS section, t.text AS text, role AS role, a.id AS agency, a.name AS agency_name,
  t.deadline_text AS deadline_text, t.deadline_to AS deadline_to, t.recurring AS recurring, said.quote AS quote,
  said.page AS page
ORDER BY day, document, t.ordinal, role, agency, said.stated_by
