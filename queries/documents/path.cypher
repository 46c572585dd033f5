// summary:
//   vi: Đường nối giữa hai văn bản, từng bước kèm câu làm chứng
//   en: How two documents are connected, step by step, each with the sentence that proves it
// path: /documents/{document}/path
// parameters:
//   document: {type: document, vi: văn bản thứ nhất, en: the first document}
//   other: {type: document, vi: văn bản thứ hai, en: the second document}
// columns:
//   step: {type: integer, vi: bước, en: step}
//   source: {type: string, vi: mã văn bản nói, en: id of the source}
//   source_number: {type: string, vi: số ký hiệu, en: number of the source}
//   relation: {type: string, vi: quan hệ, en: relation}
//   target: {type: string, vi: mã văn bản được nói đến, en: id of the target}
//   target_number: {type: string, vi: số ký hiệu được nói đến, en: number of the target}
//   forward: {type: boolean, vi: xuôi chiều, en: from the first to the second}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   stated_by: {type: string, vi: theo văn bản, en: stated by, detail: true}
// examples:
//   - {document: 903/NQ-CP, other: 91-CT/TW}
//
// Both documents are followed upwards, at most three steps each, along what they implement, are based on, guide, amend,
// replace, repeal, promulgate or cite, until they meet: in one of the two, or in a document above both. Of several ways the
// shortest is taken, then the one that implements rather than cites. No row: they are not connected so.
CALL {
  MATCH (a:Document {id: $document}) RETURN a AS start, 'a' AS side
  UNION ALL
  MATCH (a:Document {id: $other}) RETURN a AS start, 'b' AS side
}
WITH side, start AS x, '0' AS way
CALL (x, way) {
  RETURN x AS y, way AS longer
  UNION ALL
  MATCH (x)-[r:IMPLEMENTS|BASED_ON|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES|CITES]->(y:Document)
  WHERE left(way, 1) = '0'
  RETURN y, '1' + substring(way, 1) + '\n' + x.id + '\t'
    + CASE type(r) WHEN 'IMPLEMENTS' THEN '1' WHEN 'BASED_ON' THEN '2' WHEN 'CITES' THEN '9' ELSE '3' END
    + type(r) + '\t' + y.id AS longer
}
WITH side, y AS x, min(longer) AS way
CALL (x, way) {
  RETURN x AS y, way AS longer
  UNION ALL
  MATCH (x)-[r:IMPLEMENTS|BASED_ON|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES|CITES]->(y:Document)
  WHERE left(way, 1) = '1'
  RETURN y, '2' + substring(way, 1) + '\n' + x.id + '\t'
    + CASE type(r) WHEN 'IMPLEMENTS' THEN '1' WHEN 'BASED_ON' THEN '2' WHEN 'CITES' THEN '9' ELSE '3' END
    + type(r) + '\t' + y.id AS longer
}
WITH side, y AS x, min(longer) AS way
CALL (x, way) {
  RETURN x AS y, way AS longer
  UNION ALL
  MATCH (x)-[r:IMPLEMENTS|BASED_ON|GUIDES|AMENDS|REPLACES|REPEALS|PROMULGATES|CITES]->(y:Document)
  WHERE left(way, 1) = '2'
  RETURN y, '3' + substring(way, 1) + '\n' + x.id + '\t'
    + CASE type(r) WHEN 'IMPLEMENTS' THEN '1' WHEN 'BASED_ON' THEN '2' WHEN 'CITES' THEN '9' ELSE '3' END
    + type(r) + '\t' + y.id AS longer
}
WITH side, y AS x, min(longer) AS way
WITH x.id AS meeting, min(CASE side WHEN 'a' THEN way ELSE null END) AS up,
  min(CASE side WHEN 'b' THEN way ELSE null END) AS down
WHERE up IS NOT NULL AND down IS NOT NULL
WITH up, down ORDER BY toInteger(left(up, 1)) + toInteger(left(down, 1)), up, down LIMIT 1
WITH [line IN split(up, '\n')[1..] | {line: line, forward: true}] AS first,
  [line IN reverse(split(down, '\n')[1..]) | {line: line, forward: false}] AS second
WITH first + second AS lines
UNWIND range(0, size(lines) - 1) AS n
WITH n + 1 AS step, split(lines[n].line, '\t') AS parts, lines[n].forward AS forward
MATCH (s:Document {id: parts[0]})-[said]->(t:Document {id: parts[2]})
WHERE type(said) = substring(parts[1], 1)
WITH step, forward, s, t, said ORDER BY CASE said.stated_by WHEN s.id THEN 0 ELSE 1 END, said.stated_by
WITH step, forward, s, t, head(collect({relation: type(said), quote: said.quote, page: said.page,
  stated_by: said.stated_by})) AS said
RETURN step AS step, s.id AS source, s.number AS source_number, said.relation AS relation, t.id AS target,
  t.number AS target_number, forward AS forward, said.quote AS quote, said.page AS page, said.stated_by AS stated_by
ORDER BY step
