// summary:
//   vi: Chất lượng của đồ thị, những gì còn thiếu
//   en: How good the graph is, what is missing in it
// path: /graph/quality
// parameters:
// columns:
//   measure: {type: string, vi: điều được đếm, en: what is counted}
//   count: {type: integer, vi: số lượng, en: count}
//   of: {type: integer, vi: trên tổng số, en: out of}
// examples:
//   - {}
MATCH (d:Document)
WITH sum(CASE d.status WHEN 'held' THEN 1 ELSE 0 END) AS held, sum(CASE d.status WHEN 'cited' THEN 1 ELSE 0 END) AS cited,
  sum(CASE WHEN d.status = 'held' AND d.number IS NULL THEN 1 ELSE 0 END) AS numberless,
  sum(CASE WHEN d.status = 'held' AND d.issued_on IS NULL THEN 1 ELSE 0 END) AS dateless,
  sum(CASE WHEN d.status = 'held' AND d.issuer IS NULL THEN 1 ELSE 0 END) AS nameless,
  sum(CASE WHEN d.status = 'cited' AND d.candidates IS NOT NULL THEN 1 ELSE 0 END) AS unresolved
UNWIND [
  {measure: 'held documents without number', count: numberless, of: held},
  {measure: 'held documents without date', count: dateless, of: held},
  {measure: 'held documents without issuer', count: nameless, of: held},
  {measure: 'cited documents that may be another', count: unresolved, of: cited}
] AS row
RETURN row.measure AS measure, row.count AS count, row.of AS of
UNION ALL
MATCH (a:Agency)
RETURN 'agencies that the vocabulary does not know' AS measure, sum(CASE WHEN a.known THEN 0 ELSE 1 END) AS count,
  count(a) AS of
UNION ALL
MATCH (t:Task)
WHERE NOT (t)-[:LED_BY]->()
WITH count(t) AS count
RETURN 'tasks without lead' AS measure, count AS count, COUNT { MATCH (:Task) } AS of
UNION ALL
MATCH (t:Target)
WHERE NOT (t)-[:MEASURES]->()
WITH count(t) AS count
RETURN 'targets without a known indicator' AS measure, count AS count, COUNT { MATCH (:Target) } AS of
