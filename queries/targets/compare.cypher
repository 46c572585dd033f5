// summary:
//   vi: Một chỉ số ở các địa phương, đặt cạnh chỉ tiêu của chính văn bản được thực hiện
//   en: One indicator over territories and years, beside the target that the directive itself sets
// path: /documents/{document}/targets/compare
// parameters:
//   document: {type: document, vi: văn bản được thực hiện, en: the document that is implemented}
//   indicator: {type: indicator, vi: chỉ số, en: the indicator}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   territory: {type: string, vi: địa bàn, en: territory}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   verdict: {type: string, vi: so với văn bản được thực hiện, en: beside the directive}
//   id: {type: string, vi: mã chỉ tiêu, en: id of the target}
//   comparator: {type: string, vi: so sánh, en: comparator}
//   value: {type: float, vi: giá trị, en: value}
//   unit: {type: string, vi: đơn vị, en: unit}
//   due: {type: string, vi: đến, en: by}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   own: {type: string, vi: mã chỉ tiêu được thực hiện, en: id of the directive's target}
//   own_document: {type: string, vi: mã văn bản đặt chỉ tiêu đó, en: id of the document that sets it}
//   own_comparator: {type: string, vi: so sánh (được thực hiện), en: comparator of the directive}
//   own_value: {type: float, vi: giá trị (được thực hiện), en: value of the directive}
//   own_due: {type: string, vi: đến (được thực hiện), en: year of the directive}
//   own_quote: {type: string, vi: câu làm chứng (được thực hiện), en: sentence of the directive}
// examples:
//   - {document: 903/NQ-CP, indicator: Tỷ lệ xã có tủ sách cộng đồng}
//   - {document: 91-CT/TW, indicator: Tỷ lệ xã có tủ sách cộng đồng, limit: 20}
//
// The directive's own targets are those it sets, and those that central documents set which implement it. Each is compared
// with the nearest year of each held local document that implements the directive or one of those: "equal", "stricter" (a better value, or
// the same value earlier), "weaker" (a worse value), "later" (the value not worse, but in a later year), "missing" (the
// document sets no target for the indicator); "new" are targets for years that are nearest to none of the directive's.
// Where the indicator does not say which direction is better, a higher value is, unless the directive's own target is an
// upper bound.
MATCH (d:Document {id: $document})
MATCH (i:Indicator {id: $indicator})
CALL (d, i) {
  MATCH (d)-[:SETS_TARGET]->(r:Target)-[:MEASURES]->(i)
  RETURN d AS o, r
  UNION
  MATCH (d)<-[:IMPLEMENTS]-(o:Document {level: 'central'})
  MATCH (o)-[:SETS_TARGET]->(r:Target)-[:MEASURES]->(i)
  RETURN o, r
}
WITH d, i, o, r ORDER BY CASE o.id WHEN d.id THEN 0 ELSE 1 END, o.id, r.ordinal
WITH d, i, r.due AS due, head(collect({id: r.id, document: o.id, comparator: r.comparator, value: r.value, due: r.due,
  year: toInteger(left(coalesce(r.due, '9999'), 4)), quote: r.quote})) AS own
WITH d, i, collect(own) AS own
CALL (d) {
  MATCH (d)<-[:IMPLEMENTS]-(p:Document) RETURN p
  UNION
  MATCH (d)<-[:IMPLEMENTS]-(:Document {level: 'central'})<-[:IMPLEMENTS]-(p:Document) RETURN p
}
WITH d, i, own, p
WHERE p.status = 'held' AND p.id <> d.id AND coalesce(p.level, '') <> 'central'
  AND ($territory IS NULL OR EXISTS { MATCH (p)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
CALL (p, i) {
  OPTIONAL MATCH (p)-[:SETS_TARGET]->(t:Target)-[:MEASURES]->(i)
  WITH t ORDER BY t.ordinal
  RETURN [one IN collect(t {.id, .comparator, .value, .unit, .due, .quote, .page, .ordinal,
    year: toInteger(left(coalesce(t.due, '9999'), 4))}) WHERE one.id IS NOT NULL] AS told
}
// To each of the directive's targets the nearest year: the distance first, then the earlier year, then the order.
WITH i, own, p, told, [r IN own | reduce(best = null, t IN told | CASE WHEN best IS NULL
    OR abs(t.year - r.year) < abs(best.year - r.year)
    OR (abs(t.year - r.year) = abs(best.year - r.year) AND t.year < best.year) THEN t ELSE best END)] AS nearest
WITH i, p, [n IN range(0, size(own) - 1) WHERE nearest[n] IS NOT NULL OR size(told) = 0 | {r: own[n], t: nearest[n]}]
  + [t IN told WHERE NOT t.id IN [n IN nearest WHERE n IS NOT NULL | n.id] | {r: null, t: t}] AS pairs
UNWIND pairs AS pair
WITH p, pair.r AS r, pair.t AS t,
  CASE WHEN i.better = 'lower' THEN -1.0 WHEN i.better = 'higher' THEN 1.0
    WHEN coalesce(pair.r.comparator, '') IN ['<', '<=', 'decrease'] THEN -1.0 ELSE 1.0 END AS sign
RETURN p.territory AS territory, p.id AS document, p.number AS number, p.issuer AS issuer,
  CASE WHEN r IS NULL THEN 'new' WHEN t IS NULL THEN 'missing'
    WHEN t.value IS NULL OR r.value IS NULL THEN CASE WHEN t.year > r.year THEN 'later' ELSE 'equal' END
    WHEN sign * t.value < sign * r.value THEN 'weaker'
    WHEN t.year > r.year THEN 'later'
    WHEN t.value = r.value AND t.year = r.year THEN 'equal' ELSE 'stricter' END AS verdict,
  t.id AS id, t.comparator AS comparator, t.value AS value, t.unit AS unit, t.due AS due, t.quote AS quote,
  t.page AS page, r.id AS own, r.document AS own_document, r.comparator AS own_comparator, r.value AS own_value,
  r.due AS own_due, r.quote AS own_quote
ORDER BY coalesce(territory, ''), document, coalesce(own_due, due, '9999'), coalesce(due, '9999'), coalesce(id, '')
SKIP $skip LIMIT $limit
