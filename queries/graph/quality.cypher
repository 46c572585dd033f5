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
MATCH (d:Document {status: 'held'})
RETURN 'held documents without number' AS measure, sum(CASE WHEN d.number IS NULL THEN 1 ELSE 0 END) AS count,
  count(d) AS of
UNION ALL
MATCH (d:Document {status: 'held'})
RETURN 'held documents without date' AS measure, sum(CASE WHEN d.issued_on IS NULL THEN 1 ELSE 0 END) AS count,
  count(d) AS of
UNION ALL
MATCH (d:Document {status: 'held'})
RETURN 'held documents without issuer' AS measure, sum(CASE WHEN d.issuer IS NULL THEN 1 ELSE 0 END) AS count,
  count(d) AS of
UNION ALL
MATCH (d:Document {status: 'cited'})
RETURN 'cited documents that may be another' AS measure,
  sum(CASE WHEN d.candidates IS NOT NULL THEN 1 ELSE 0 END) AS count, count(d) AS of
UNION ALL
MATCH (a:Agency)
RETURN 'agencies that the vocabulary does not know' AS measure, sum(CASE WHEN a.known THEN 0 ELSE 1 END) AS count,
  count(a) AS of
UNION ALL
MATCH (t:Task)
RETURN 'tasks without lead' AS measure,
  sum(CASE WHEN EXISTS { MATCH (t)-[:LED_BY]->(:Agency) } THEN 0 ELSE 1 END) AS count, count(t) AS of
UNION ALL
MATCH (t:Target)
RETURN 'targets without a known indicator' AS measure,
  sum(CASE WHEN EXISTS { MATCH (t)-[:MEASURES]->(:Indicator) } THEN 0 ELSE 1 END) AS count, count(t) AS of
