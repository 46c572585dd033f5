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
//   - {indicator: Tỷ lệ xã có tủ sách cộng đồng}
//
// Only targets whose text gives a baseline with its year. The change is spread evenly over the years between.
// select if document:
MATCH (d:Document {id: $document})-[:SETS_TARGET]->(t:Target)
WITH d, t
WHERE t.pace_order >= ''
  AND ($indicator IS NULL OR EXISTS { MATCH (t)-[:MEASURES]->(:Indicator {id: $indicator}) })
  AND ($territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
RETURN DISTINCT t.pace_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select if territory:
MATCH (:Place {id: $territory})<-[:PART_OF|SUCCEEDED_BY*0..6]-(:Place)<-[:APPLIES_TO]-(d:Document)-[:SETS_TARGET]->(t:Target)
WITH t
WHERE t.pace_order >= '' AND ($indicator IS NULL OR EXISTS { MATCH (t)-[:MEASURES]->(:Indicator {id: $indicator}) })
RETURN DISTINCT t.pace_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select if indicator:
MATCH (:Indicator {id: $indicator})<-[:MEASURES]-(t:Target)
WITH t
WHERE t.pace_order >= ''
RETURN DISTINCT t.pace_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select:
MATCH (t:Target)
WHERE t.pace_order >= ''
RETURN t.pace_order AS key ORDER BY t.pace_order SKIP $skip LIMIT $limit
// rows:
UNWIND $selected AS key
MATCH (t:Target {pace_order: key})
MATCH (t)<-[:SETS_TARGET]-(d:Document)
OPTIONAL MATCH (t)-[:MEASURES]->(i:Indicator)
WITH key, t, d, min(i.id) AS measures, toInteger(left(t.due, 4)) - toInteger(left(t.baseline_year, 4)) AS years
RETURN t.id AS id, d.id AS document, d.number AS number, d.issuer AS issuer, d.territory AS territory,
  t.indicator AS indicator, measures AS measures, t.baseline_year AS baseline_year,
  t.baseline_value AS baseline_value, t.due AS due, t.comparator AS comparator, t.value AS value, t.unit AS unit,
  years AS years, round((t.value - t.baseline_value) / years * 1000.0) / 1000.0 AS per_year, t.quote AS quote,
  t.page AS page
ORDER BY key
