// summary:
//   vi: Từ giá trị ban đầu đến chỉ tiêu, mỗi năm phải tăng hay giảm bao nhiêu
//   en: From the baseline to the target, how much has to change in a year
// path: /targets/pace
// parameters:
//   indicator: {type: indicator, default: null, vi: chỉ chỉ số này, en: only this indicator}
//   document: {type: document, default: null, vi: chỉ trong văn bản này, en: only of this document}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   indicator: {type: string, vi: chỉ tiêu, en: indicator in words}
//   measures: {type: string, vi: mã chỉ số, en: id of the indicator, detail: true}
//   baseline_year: {type: string, vi: năm ban đầu, en: baseline year}
//   baseline_value: {type: float, vi: giá trị ban đầu, en: baseline}
//   due: {type: string, vi: đến, en: by}
//   comparator: {type: string, vi: so sánh, en: comparator}
//   value: {type: float, vi: giá trị, en: value}
//   unit: {type: string, vi: đơn vị, en: unit}
//   years: {type: integer, vi: số năm, en: years}
//   per_year: {type: float, vi: thay đổi mỗi năm, en: change in a year}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {}
//   - {territory: Bắc Giang}
//
// Only targets whose text gives a baseline with its year. The change is spread evenly over the years between.
MATCH (t:Target)
WHERE t.baseline_year >= '1900' AND t.baseline_value IS NOT NULL AND t.value IS NOT NULL AND t.due > t.baseline_year
  AND ($indicator IS NULL OR EXISTS { MATCH (t)-[:MEASURES]->(:Indicator {id: $indicator}) })
MATCH (d:Document)-[:SETS_TARGET]->(t)
WHERE ($document IS NULL OR d.id = $document)
  AND ($territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
WITH d, t, toInteger(left(t.due, 4)) - toInteger(left(t.baseline_year, 4)) AS years
WHERE years > 0
WITH d, t, years ORDER BY coalesce(d.territory, ''), d.id, t.ordinal SKIP $skip LIMIT $limit
CALL (t) {
  OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
  RETURN min(i.id) AS measures
}
RETURN t.id AS id, d.id AS document, d.number AS number, d.issuer AS issuer, d.territory AS territory,
  t.indicator AS indicator, measures AS measures, t.baseline_year AS baseline_year,
  t.baseline_value AS baseline_value, t.due AS due, t.comparator AS comparator, t.value AS value, t.unit AS unit,
  years AS years, round((t.value - t.baseline_value) / years * 1000.0) / 1000.0 AS per_year, t.quote AS quote,
  t.page AS page
ORDER BY coalesce(d.territory, ''), d.id, t.ordinal
