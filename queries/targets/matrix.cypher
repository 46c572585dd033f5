// summary:
//   vi: Mọi chỉ số của một văn bản ở từng địa phương
//   en: All indicators of a directive in each territory
// path: /documents/{document}/targets/matrix
// parameters:
//   document: {type: document, vi: văn bản được thực hiện, en: the document that is implemented}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   indicator: {type: string, vi: mã chỉ số, en: id of the indicator}
//   name: {type: string, vi: chỉ số, en: indicator}
//   own_comparator: {type: string, vi: so sánh (được thực hiện), en: comparator of the directive}
//   own_value: {type: float, vi: giá trị (được thực hiện), en: value of the directive}
//   own_due: {type: string, vi: đến (được thực hiện), en: year of the directive}
//   own: {type: string, vi: mã chỉ tiêu được thực hiện, en: id of the directive's target, detail: true}
//   territory: {type: string, vi: địa bàn, en: territory}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   verdict: {type: string, vi: so với văn bản được thực hiện, en: beside the directive}
//   comparator: {type: string, vi: so sánh, en: comparator}
//   value: {type: float, vi: giá trị, en: value}
//   unit: {type: string, vi: đơn vị, en: unit}
//   due: {type: string, vi: đến, en: by}
//   id: {type: string, vi: mã chỉ tiêu, en: id of the target, detail: true}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
// shape: {matrix: {row: indicator, column: document}}
// examples:
//   - {document: 903/NQ-CP}
//
// The indicators are those of targets/compare: the directive's own, and those of the central documents that implement it; of
// each the target for the last year, beside the target of each local document for the nearest year. The verdicts are those
// of targets/compare; what the directive does not set is not shown here.
MATCH (d:Document {id: $document})
CALL (d) {
  MATCH (d)-[:SETS_TARGET]->(r:Target)-[:MEASURES]->(i:Indicator)
  RETURN d AS o, r, i
  UNION
  MATCH (d)<-[:IMPLEMENTS]-(o:Document {level: 'central'})
  MATCH (o)-[:SETS_TARGET]->(r:Target)-[:MEASURES]->(i:Indicator)
  RETURN o, r, i
}
WITH d, i, o, r ORDER BY coalesce(r.due, '') DESC, CASE o.id WHEN d.id THEN 0 ELSE 1 END, o.id, r.ordinal
WITH d, i, head(collect(r)) AS r
WITH d, collect({indicator: i, target: r}) AS own
CALL (d) {
  MATCH (d)<-[:IMPLEMENTS]-(p:Document) RETURN p
  UNION
  MATCH (d)<-[:IMPLEMENTS]-(:Document {level: 'central'})<-[:IMPLEMENTS]-(p:Document) RETURN p
}
WITH d, own, p
WHERE p.status = 'held' AND p.id <> d.id AND coalesce(p.level, '') <> 'central'
  AND ($territory IS NULL OR EXISTS { MATCH (p)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
UNWIND own AS one
WITH p, one.indicator AS i, one.target AS r, toInteger(left(coalesce(one.target.due, '9999'), 4)) AS year
OPTIONAL MATCH (p)-[:SETS_TARGET]->(t:Target)-[:MEASURES]->(i)
WITH p, i, r, year, t, toInteger(left(coalesce(t.due, '9999'), 4)) AS by ORDER BY abs(by - year), by, t.ordinal
WITH p, i, r, year, head(collect(t)) AS t
WITH p, i, r, t, year, toInteger(left(coalesce(t.due, '9999'), 4)) AS by,
  CASE WHEN i.better = 'lower' THEN -1.0 WHEN i.better = 'higher' THEN 1.0
    WHEN coalesce(r.comparator, '') IN ['<', '<=', 'decrease'] THEN -1.0 ELSE 1.0 END AS sign
RETURN i.id AS indicator, i.name AS name, r.comparator AS own_comparator, r.value AS own_value, r.due AS own_due,
  r.id AS own, p.territory AS territory, p.id AS document, p.number AS number,
  CASE WHEN t IS NULL THEN 'missing'
    WHEN t.value IS NULL OR r.value IS NULL THEN CASE WHEN by > year THEN 'later' ELSE 'equal' END
    WHEN sign * t.value < sign * r.value THEN 'weaker'
    WHEN by > year THEN 'later'
    WHEN t.value = r.value AND by = year THEN 'equal' ELSE 'stricter' END AS verdict,
  t.comparator AS comparator, t.value AS value, t.unit AS unit, t.due AS due, t.id AS id, t.quote AS quote
ORDER BY indicator, coalesce(territory, ''), document
SKIP $skip LIMIT $limit
