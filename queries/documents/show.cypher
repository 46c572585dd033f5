// summary:
//   vi: Một văn bản, những gì biết được về nó
//   en: One document and what is known of it
// path: /documents/{document}
// parameters:
//   document: {type: document, vi: văn bản, en: the document}
// columns:
//   id: {type: string, vi: mã, en: id}
//   type: {type: string, vi: loại, en: type}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   issued_by: {type: list, vi: mã cơ quan ban hành, en: ids of the issuers}
//   issued_on: {type: date, vi: ngày ban hành, en: issued on}
//   issued_after: {type: date, vi: ban hành từ ngày, en: issued on or after}
//   status: {type: string, vi: tình trạng, en: status}
//   level: {type: string, vi: cấp, en: level}
//   branch: {type: string, vi: hệ thống, en: branch}
//   territory: {type: string, vi: địa bàn, en: territory}
//   place: {type: string, vi: nơi ban hành, en: place of issue}
//   signers: {type: list, vi: người ký, en: signers}
//   recipients: {type: list, vi: nơi nhận, en: recipients}
//   format: {type: string, vi: định dạng, en: format}
//   file: {type: string, vi: tệp, en: file}
//   pages: {type: integer, vi: số trang, en: pages}
//   characters: {type: integer, vi: số chữ, en: characters}
//   sections: {type: integer, vi: số mục, en: sections}
//   tasks: {type: integer, vi: số nhiệm vụ, en: tasks}
//   targets: {type: integer, vi: số chỉ tiêu, en: targets}
//   implements: {type: list, vi: thực hiện, en: implements}
//   implemented_by: {type: integer, vi: số văn bản thực hiện trực tiếp, en: direct implementers}
//   cites: {type: integer, vi: số văn bản được nó viện dẫn, en: documents it cites}
//   cited_by: {type: integer, vi: số văn bản viện dẫn nó, en: documents that cite it}
//   candidates: {type: string, vi: có thể là các văn bản, en: documents it may be}
// examples:
//   - {document: 91-CT/TW}
MATCH (d:Document {id: $document})
OPTIONAL MATCH (d)-[:ISSUED_BY]->(a:Agency)
WITH d, a.id AS id ORDER BY id
WITH d, collect(DISTINCT id) AS issued_by
OPTIONAL MATCH (d)-[s:SIGNED_BY]->(p:Person)
WITH d, issued_by, p.name AS name, s.span_start AS place ORDER BY place, name
WITH d, issued_by, collect(name) AS signers
OPTIONAL MATCH (d)-[s:SENT_TO]->(a:Agency)
WITH d, issued_by, signers, a.name AS name, s.span_start AS place ORDER BY place, name
WITH d, issued_by, signers, collect(name) AS recipients
OPTIONAL MATCH (d)-[:IMPLEMENTS]->(b:Document)
WITH d, issued_by, signers, recipients, b.id AS id ORDER BY id
WITH d, issued_by, signers, recipients, collect(DISTINCT id) AS implements
OPTIONAL MATCH (p:Document)-[:IMPLEMENTS]->(d)
WITH d, issued_by, signers, recipients, implements, count(DISTINCT p) AS implemented_by
OPTIONAL MATCH (d)-[:CITES]->(o:Document)
WITH d, issued_by, signers, recipients, implements, implemented_by, count(DISTINCT o) AS cites
OPTIONAL MATCH (o:Document)-[:CITES]->(d)
WITH d, issued_by, signers, recipients, implements, implemented_by, cites, count(DISTINCT o) AS cited_by
OPTIONAL MATCH (d)-[:HAS_SECTION]->(s:Section)
WITH d, issued_by, signers, recipients, implements, implemented_by, cites, cited_by, count(s) AS sections
OPTIONAL MATCH (d)-[:HAS_TASK]->(t:Task)
WITH d, issued_by, signers, recipients, implements, implemented_by, cites, cited_by, sections, count(t) AS tasks
OPTIONAL MATCH (d)-[:SETS_TARGET]->(t:Target)
WITH d, issued_by, signers, recipients, implements, implemented_by, cites, cited_by, sections, tasks,
  count(t) AS targets
RETURN d.id AS id, d.type AS type, d.number AS number, d.title AS title, d.issuer AS issuer, issued_by AS issued_by,
  d.issued_on AS issued_on, d.issued_after AS issued_after, d.status AS status, d.level AS level, d.branch AS branch,
  d.territory AS territory, d.place AS place, signers AS signers, recipients AS recipients, d.format AS format,
  d.file AS file, d.pages AS pages, d.characters AS characters,
  sections AS sections, tasks AS tasks, targets AS targets, implements AS implements,
  implemented_by AS implemented_by, cites AS cites, cited_by AS cited_by, d.candidates AS candidates
