// summary:
//   vi: Chỉ tiêu trong văn bản
//   en: The targets of a document
// path: /documents/{document}/targets
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   ordinal: {type: integer, vi: thứ tự, en: place, detail: true}
//   section: {type: string, vi: mục, en: section}
//   indicator: {type: string, vi: chỉ tiêu, en: indicator in words}
//   comparator: {type: string, vi: so sánh, en: comparator}
//   value: {type: float, vi: giá trị, en: value}
//   value_text: {type: string, vi: giá trị bằng chữ, en: value in words}
//   unit: {type: string, vi: đơn vị, en: unit}
//   due: {type: string, vi: đến, en: by}
//   starts: {type: string, vi: từ, en: from, detail: true}
//   baseline_value: {type: float, vi: giá trị ban đầu, en: baseline, detail: true}
//   baseline_year: {type: string, vi: năm ban đầu, en: baseline year, detail: true}
//   scope: {type: string, vi: phạm vi, en: scope}
//   measures: {type: string, vi: mã chỉ số, en: id of the indicator, detail: true}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   id: {type: string, vi: mã, en: id}
// examples:
//   - {document: 903/NQ-CP}
MATCH (d:Document {id: $document})-[:SETS_TARGET]->(t:Target)
CALL (t) {
  OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
  RETURN min(i.id) AS measures
}
RETURN t.ordinal AS ordinal, t.section AS section, t.indicator AS indicator, t.comparator AS comparator,
  t.value AS value, t.value_text AS value_text, t.unit AS unit, t.due AS due, t.starts AS starts,
  t.baseline_value AS baseline_value, t.baseline_year AS baseline_year, t.scope AS scope, measures AS measures,
  t.quote AS quote, t.page AS page, t.id AS id
ORDER BY t.ordinal, t.id
SKIP $skip LIMIT $limit
