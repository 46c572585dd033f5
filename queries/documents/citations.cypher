// summary:
//   vi: Văn bản này viện dẫn văn bản nào, và được văn bản nào viện dẫn
//   en: What a document cites, and what cites it
// path: /documents/{document}/citations
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
//   direction: {type: string, default: null, values: [out, in], vi: "chỉ một chiều: out là viện dẫn đi, in là được viện dẫn", en: "only one direction: out is what it cites, in is what cites it"}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   direction: {type: string, vi: chiều, en: direction}
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type, detail: true}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   status: {type: string, vi: tình trạng, en: status}
//   mentions: {type: integer, vi: số lần, en: times}
//   said_number: {type: string, vi: số được ghi, en: number as cited, detail: true}
//   said_issued_on: {type: date, vi: ngày được ghi, en: date as cited, detail: true}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   page: {type: integer, vi: trang, en: page, detail: true}
//   stated_by: {type: string, vi: theo văn bản, en: stated by, detail: true}
// examples:
//   - {document: 91-CT/TW}
//   - {document: 903/NQ-CP, direction: out}
MATCH (d:Document {id: $document})
CALL (d) {
  MATCH (d)-[said:CITES]->(o:Document)
  WHERE $direction IS NULL OR $direction = 'out'
  RETURN o, said, 'out' AS direction
  UNION ALL
  MATCH (o:Document)-[said:CITES]->(d)
  WHERE $direction IS NULL OR $direction = 'in'
  RETURN o, said, 'in' AS direction
}
RETURN direction AS direction, o.id AS id, o.type AS type, o.number AS number, o.title AS title, o.issuer AS issuer,
  o.issued_on AS issued_on, o.status AS status, said.mentions AS mentions, said.number AS said_number,
  said.issued_on AS said_issued_on, said.quote AS quote, said.page AS page, said.stated_by AS stated_by
ORDER BY CASE direction WHEN 'out' THEN 0 ELSE 1 END,
  CASE WHEN direction = 'out' THEN coalesce(said.span_start, 0) ELSE 0 END, o.id, said.stated_by
SKIP $skip LIMIT $limit
