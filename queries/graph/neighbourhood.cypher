// summary:
//   vi: Những gì nối với một nút bất kỳ của đồ thị
//   en: Everything that is linked to any node of the graph
// path: /graph/neighbourhood
// parameters:
//   id: {type: string, vi: mã của nút, en: id of the node}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 10000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   of: {type: string, vi: loại của nút, en: label of the node}
//   direction: {type: string, vi: chiều, en: direction}
//   relation: {type: string, vi: quan hệ, en: relation}
//   label: {type: string, vi: loại của nút bên kia, en: label of the neighbour}
//   id: {type: string, vi: mã của nút bên kia, en: id of the neighbour}
//   name: {type: string, vi: tên của nút bên kia, en: name of the neighbour}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page}
//   stated_by: {type: string, vi: theo văn bản, en: stated by}
// examples:
//   - {id: 91-ct-tw.2024}
CALL {
  MATCH (n:Agency {id: $id}) RETURN n, 'Agency' AS of
  UNION ALL
  MATCH (n:AgencyKind {id: $id}) RETURN n, 'AgencyKind' AS of
  UNION ALL
  MATCH (n:Document {id: $id}) RETURN n, 'Document' AS of
  UNION ALL
  MATCH (n:Indicator {id: $id}) RETURN n, 'Indicator' AS of
  UNION ALL
  MATCH (n:Person {id: $id}) RETURN n, 'Person' AS of
  UNION ALL
  MATCH (n:Place {id: $id}) RETURN n, 'Place' AS of
  UNION ALL
  MATCH (n:Programme {id: $id}) RETURN n, 'Programme' AS of
  UNION ALL
  MATCH (n:Section {id: $id}) RETURN n, 'Section' AS of
  UNION ALL
  MATCH (n:Target {id: $id}) RETURN n, 'Target' AS of
  UNION ALL
  MATCH (n:Task {id: $id}) RETURN n, 'Task' AS of
}
CALL (n) {
  MATCH (n)-[r]->(o) RETURN r, o, 'out' AS direction
  UNION ALL
  MATCH (n)<-[r]-(o) RETURN r, o, 'in' AS direction
}
RETURN of AS of, direction AS direction, type(r) AS relation, head(labels(o)) AS label, o.id AS id,
  coalesce(o.number, o.name, o.title, o.heading, o.text, o.indicator, o.id) AS name, r.quote AS quote, r.page AS page,
  r.stated_by AS stated_by
ORDER BY of, direction DESC, relation, label, id, stated_by
SKIP $skip LIMIT $limit
