// summary:
//   vi: Nhiệm vụ nhắc đến một văn bản, có nhiệm vụ nào thực hiện nó không
//   en: Tasks that name a document, and whether they carry it out
// path: /documents/{document}/tasks/citing
// parameters:
//   document: {type: document, vi: văn bản được nhắc đến, en: the document that is named}
//   limit: {type: integer, default: 200, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   id: {type: string, vi: mã, en: id}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   title: {type: string, vi: trích yếu, en: title}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   territory: {type: string, vi: địa bàn, en: territory}
//   section: {type: string, vi: mục, en: section}
//   text: {type: string, vi: nhiệm vụ, en: task}
//   implements: {type: boolean, vi: là thực hiện, en: carries it out}
//   lead: {type: list, vi: chủ trì, en: lead}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {document: 91-CT/TW}
MATCH (:Document {id: $document})<-[said:CITES|IMPLEMENTS]-(t:Task)
WITH t, max(CASE type(said) WHEN 'IMPLEMENTS' THEN 1 ELSE 0 END) AS carries
MATCH (t)<-[:HAS_TASK]-(d:Document)
WITH d, t, carries ORDER BY d.id, t.ordinal SKIP $skip LIMIT $limit
OPTIONAL MATCH (t)-[r:LED_BY]->(a:Agency)
WITH d, t, carries, a.name AS name, r.span_start AS said_at ORDER BY said_at, name
WITH d, t, carries, collect(name) AS lead
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  t.section AS section, t.text AS text, carries = 1 AS implements, lead AS lead, t.deadline_to AS deadline_to, t.quote AS quote,
  t.page AS page
ORDER BY d.id, t.ordinal
