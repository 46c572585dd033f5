// summary:
//   vi: Văn bản này thực hiện, căn cứ văn bản nào, lên đến cấp trên cùng
//   en: What a document implements and is based on, upwards to the top
// path: /documents/{document}/basis
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   level: {type: string, vi: cấp, en: level}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   issued_after: {type: date, vi: ban hành từ ngày, en: issued on or after}
//   status: {type: string, vi: tình trạng, en: status}
//   relation: {type: string, vi: quan hệ, en: relation}
//   path: {type: list, vi: đường dẫn, en: path}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page}
//   stated_by: {type: string, vi: theo văn bản, en: stated by}
//   task: {type: string, vi: nhiệm vụ, en: task}
// examples:
//   - {document: 903/NQ-CP}
//
// relation is "direct" (it implements it), "through" others, "in part" (one of its tasks carries it out) or "based on"
// (named among its legal bases only). The sentence is the one that states the last step of the path.
MATCH (d:Document {id: $document})
CALL (d) {
  MATCH chain = (d)-[:IMPLEMENTS*1..6]->(b:Document)
  WITH b, [n IN nodes(chain) | n.id] AS path, [n IN nodes(chain) | coalesce(n.number, n.title, n.id)] AS names,
    last(relationships(chain)) AS said
  RETURN b, path, names, said.quote AS quote, said.page AS page, said.stated_by AS stated_by, '' AS task, '' AS other
  UNION ALL
  MATCH (d)-[:HAS_TASK]->(t:Task)-[said:IMPLEMENTS]->(b:Document)
  WHERE NOT EXISTS { MATCH (d)-[:IMPLEMENTS]->(b) }
  RETURN b, [d.id, b.id] AS path, [d.id, b.id] AS names, said.quote AS quote, said.page AS page,
    said.stated_by AS stated_by, t.id AS task, 'in part' AS other
  UNION ALL
  MATCH (d)-[said:BASED_ON]->(b:Document)
  WHERE NOT EXISTS { MATCH (d)-[:IMPLEMENTS]->(b) }
  RETURN b, [d.id, b.id] AS path, [d.id, b.id] AS names, said.quote AS quote, said.page AS page,
    said.stated_by AS stated_by, '' AS task, 'based on' AS other
}
WITH d, b, path, names, quote, page, stated_by, task, other
WHERE NOT d.id IN path[1..]
WITH b, path, names, quote, page, stated_by, task, other
ORDER BY size(path), reduce(key = '', id IN path | key + ' ' + id),
  CASE WHEN stated_by = path[-2] THEN 0 ELSE 1 END, stated_by, task
WITH b, other, path[-2] AS before, collect({path: path, names: names, quote: quote, page: page, stated_by: stated_by,
  task: task}) AS ways
WITH b, other, head(ways) AS way
RETURN b.id AS id, b.type AS type, b.number AS number, b.title AS title, b.issuer AS issuer, b.territory AS territory,
  b.level AS level, b.issued_on AS issued_on, b.issued_after AS issued_after, b.status AS status,
  CASE WHEN other <> '' THEN other WHEN size(way.path) = 2 THEN 'direct'
    ELSE 'through ' + reduce(list = way.names[1], name IN way.names[2..-1] | list + ', ' + name) END AS relation,
  way.path AS path, way.quote AS quote, way.page AS page, way.stated_by AS stated_by,
  CASE WHEN way.task = '' THEN null ELSE way.task END AS task
ORDER BY CASE other WHEN '' THEN size(way.path) WHEN 'in part' THEN 8 ELSE 9 END,
  coalesce(toString(b.issued_on), toString(b.issued_after), '9999'), b.id, reduce(key = '', id IN way.path | key + ' ' + id)
SKIP $skip LIMIT $limit
