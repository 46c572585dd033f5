// summary:
//   vi: Tìm cơ quan theo tên, có dấu hay không dấu
//   en: Find agencies by name, with or without accents
// path: /search/agencies
// parameters:
//   q: {type: words, vi: vài chữ trong tên, en: a few words of the name}
//   limit: {type: integer, default: 50, minimum: 1, maximum: 1000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   name: {type: string, vi: cơ quan, en: agency}
//   kind: {type: string, vi: loại cơ quan, en: kind of agency}
//   territory: {type: string, vi: địa bàn, en: territory}
//   is_group: {type: boolean, vi: tên chung, en: group name}
//   leads: {type: integer, vi: số nhiệm vụ chủ trì, en: tasks it leads}
//   supports: {type: integer, vi: số nhiệm vụ phối hợp, en: tasks it supports}
// examples:
//   - {q: so van hoa}
CALL db.index.fulltext.queryNodes('agency_search', $q) YIELD node
WITH node AS a, COUNT { MATCH (:Task)-[:LED_BY]->(node) } AS leads,
  COUNT { MATCH (:Task)-[:SUPPORTED_BY]->(node) } AS supports
CALL (a) {
  OPTIONAL MATCH (a)-[:INSTANCE_OF]->(k:AgencyKind)
  RETURN min(k.id) AS kind
}
RETURN a.id AS id, a.name AS name, kind AS kind, a.territory AS territory, coalesce(a.is_group, false) AS is_group,
  leads AS leads, supports AS supports
ORDER BY leads + supports DESC, a.id
SKIP $skip LIMIT $limit
