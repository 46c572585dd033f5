// summary:
//   vi: Tìm văn bản theo số ký hiệu, trích yếu, cơ quan ban hành; có dấu hay không dấu đều được
//   en: Find documents by number, title or issuer, with or without accents
// path: /search/documents
// parameters:
//   q: {type: words, vi: "vài chữ hoặc số hiệu; chữ cuối có thể chưa gõ hết", en: "a few words or a number; the last word may be unfinished"}
//   limit: {type: integer, default: 50, minimum: 1, maximum: 1000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type, detail: true}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   issued_after: {type: date, vi: ban hành từ ngày, en: issued on or after}
//   status: {type: string, vi: tình trạng, en: status}
// examples:
//   - {q: chi thi 91}
//   - {q: văn hóa đọc, limit: 5}
//
// Every word must occur. First the documents whose text begins with the words as they were typed, then those that hold them
// in this order; of equals those that are held, then those that more documents refer to.
CALL db.index.fulltext.queryNodes('document_search', $q) YIELD node
WITH node AS d, replace(replace($q, '+', ''), '*', '') AS phrase
WITH d, CASE WHEN d.search_text STARTS WITH phrase THEN 0 WHEN d.search_text CONTAINS phrase THEN 1 ELSE 2 END AS place,
  COUNT { MATCH (:Document)-[:CITES]->(d) } AS cited
RETURN d.id AS id, d.type AS type, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  d.issued_on AS issued_on, d.issued_after AS issued_after, d.status AS status
ORDER BY place, CASE d.status WHEN 'held' THEN 0 ELSE 1 END, cited DESC, d.id
SKIP $skip LIMIT $limit
