// summary:
//   vi: Nhiệm vụ đến hạn trong một khoảng thời gian, hoặc đã quá hạn tính đến một ngày
//   en: Tasks that fall due in a period, or are overdue at a day
// path: /tasks/due
// parameters:
//   until: {type: date, vi: "đến hết ngày này; quá hạn tại ngày X là đến ngày X", en: "up to this day; overdue at a day means due up to it"}
//   since: {type: date, default: 1900-01-01, vi: từ ngày này, en: from this day}
//   agency: {type: agency, default: null, vi: chỉ cơ quan hoặc loại cơ quan chủ trì này, en: only where this agency or kind of agency leads}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
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
//   lead: {type: list, vi: chủ trì, en: lead}
//   deadline_text: {type: string, vi: thời hạn, en: deadline in words}
//   deadline_from: {type: date, vi: từ ngày, en: from, detail: true}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {until: 2025-12-31, limit: 20}
//   - {since: 2024-07-01, until: 2024-12-31, limit: 20}
//   - {until: 2030-12-31, agency: "Sở Văn hóa, Thể thao và Du lịch"}
//   - {until: 2030-12-31, territory: Bắc Giang, limit: 20}
// select if agency:
CALL {
  MATCH (a:Agency {id: $agency}) RETURN a
  UNION
  MATCH (:AgencyKind {id: $agency})<-[:INSTANCE_OF]-(a:Agency) RETURN a
}
MATCH (a)<-[:LED_BY]-(t:Task)
WITH t
WHERE t.due_order >= $since AND t.due_order < $until_next
MATCH (t)<-[:HAS_TASK]-(d:Document)
WHERE $territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) }
RETURN DISTINCT t.due_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select if territory:
MATCH (:Place {id: $territory})<-[:PART_OF|SUCCEEDED_BY*0..6]-(:Place)<-[:APPLIES_TO]-(d:Document)-[:HAS_TASK]->(t:Task)
WITH t
WHERE t.due_order >= $since AND t.due_order < $until_next
RETURN DISTINCT t.due_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select:
MATCH (t:Task)
WHERE t.due_order >= $since AND t.due_order < $until_next
RETURN t.due_order AS key ORDER BY t.due_order SKIP $skip LIMIT $limit
// rows:
UNWIND $selected AS key
MATCH (t:Task {due_order: key})
MATCH (t)<-[:HAS_TASK]-(d:Document)
OPTIONAL MATCH (t)-[r:LED_BY]->(a:Agency)
WITH key, t, d, a.name AS name, r.span_start AS place ORDER BY place, name
WITH key, t, d, collect(name) AS lead
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  t.section AS section, t.text AS text, lead AS lead, t.deadline_text AS deadline_text,
  t.deadline_from AS deadline_from, t.deadline_to AS deadline_to, t.quote AS quote,
  t.page AS page
ORDER BY key
