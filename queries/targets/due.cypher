// summary:
//   vi: Chỉ tiêu phải đạt trong một khoảng thời gian
//   en: Targets to be reached in a period
// path: /targets/due
// parameters:
//   until: {type: date, vi: đến hết ngày này, en: up to this day}
//   since: {type: date, default: 1900-01-01, vi: từ ngày này, en: from this day}
//   document: {type: document, default: null, vi: chỉ trong văn bản này, en: only of this document}
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
//   indicator: {type: string, vi: chỉ tiêu, en: indicator in words}
//   measures: {type: string, vi: mã chỉ số, en: id of the indicator, detail: true}
//   comparator: {type: string, vi: so sánh, en: comparator}
//   value: {type: float, vi: giá trị, en: value}
//   value_text: {type: string, vi: giá trị bằng chữ, en: value in words}
//   unit: {type: string, vi: đơn vị, en: unit}
//   due: {type: string, vi: đến, en: by}
//   scope: {type: string, vi: phạm vi, en: scope, detail: true}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {until: 2030-12-31, limit: 20}
//   - {since: 2027-01-01, until: 2030-12-31, document: 903/NQ-CP}
//   - {until: 2035-12-31, territory: Bắc Giang}
//
// A target to be reached by a year is due on its last day.
// select if document:
MATCH (d:Document {id: $document})-[:SETS_TARGET]->(t:Target)
WITH d, t
WHERE t.due_order >= $since AND t.due_order < $until_next
  AND ($territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
RETURN DISTINCT t.due_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select if territory:
MATCH (:Place {id: $territory})<-[:PART_OF|SUCCEEDED_BY*0..6]-(:Place)<-[:APPLIES_TO]-(d:Document)-[:SETS_TARGET]->(t:Target)
WITH t
WHERE t.due_order >= $since AND t.due_order < $until_next
RETURN DISTINCT t.due_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select:
MATCH (t:Target)
WHERE t.due_order >= $since AND t.due_order < $until_next
RETURN t.due_order AS key ORDER BY t.due_order SKIP $skip LIMIT $limit
// rows:
UNWIND $selected AS key
MATCH (t:Target {due_order: key})
MATCH (t)<-[:SETS_TARGET]-(d:Document)
OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
WITH key, t, d, min(i.id) AS measures
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  t.indicator AS indicator, measures AS measures, t.comparator AS comparator, t.value AS value,
  t.value_text AS value_text, t.unit AS unit, t.due AS due, t.scope AS scope, t.quote AS quote, t.page AS page
ORDER BY key
