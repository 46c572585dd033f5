// summary:
//   vi: Một chỉ số được đặt chỉ tiêu bao nhiêu, ở đâu, đến năm nào
//   en: The targets set for one indicator, in which territory and by when
// path: /indicators/{indicator}/targets
// parameters:
//   indicator: {type: indicator, vi: chỉ số, en: the indicator}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
//   year: {type: string, default: null, vi: "chỉ chỉ tiêu đến năm này", en: "only targets to be reached by this year"}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   level: {type: string, vi: cấp, en: level, detail: true}
//   indicator: {type: string, vi: chỉ tiêu, en: indicator in words}
//   comparator: {type: string, vi: so sánh, en: comparator}
//   value: {type: float, vi: giá trị, en: value}
//   value_text: {type: string, vi: giá trị bằng chữ, en: value in words}
//   unit: {type: string, vi: đơn vị, en: unit}
//   due: {type: string, vi: đến, en: by}
//   baseline_value: {type: float, vi: giá trị ban đầu, en: baseline, detail: true}
//   baseline_year: {type: string, vi: năm ban đầu, en: baseline year, detail: true}
//   scope: {type: string, vi: phạm vi, en: scope}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {indicator: Tỷ lệ xã có tủ sách cộng đồng}
MATCH (:Indicator {id: $indicator})<-[:MEASURES]-(t:Target)
WHERE $year IS NULL OR t.due STARTS WITH $year
MATCH (t)<-[:SETS_TARGET]-(d:Document)
WHERE $territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) }
WITH DISTINCT d, t
ORDER BY coalesce(d.territory, ''), coalesce(t.due, '9999'), d.id, t.ordinal SKIP $skip LIMIT $limit
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  d.level AS level, t.indicator AS indicator, t.comparator AS comparator, t.value AS value, t.value_text AS value_text,
  t.unit AS unit, t.due AS due, t.baseline_value AS baseline_value, t.baseline_year AS baseline_year,
  t.scope AS scope, t.quote AS quote, t.page AS page
ORDER BY coalesce(territory, ''), coalesce(due, '9999'), document, t.ordinal
