// summary:
//   vi: Tìm nhiệm vụ theo lời văn, có dấu hay không dấu
//   en: Find tasks by their words, with or without accents
// path: /search/tasks
// parameters:
//   q: {type: words, vi: vài chữ của nhiệm vụ, en: a few words of the task}
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
//   lead: {type: list, vi: chủ trì, en: lead}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {q: thu vien, limit: 20}
//
// Every word must occur. First the tasks that hold the words as they were typed.
CALL db.index.fulltext.queryNodes('task_search', $q) YIELD node
WITH node AS t, replace(replace($q, '+', ''), '*', '') AS phrase
MATCH (t)<-[:HAS_TASK]-(d:Document)
WITH d, t, CASE WHEN t.search_text CONTAINS phrase THEN 0 ELSE 1 END AS place
ORDER BY place, d.id, t.ordinal SKIP $skip LIMIT $limit
OPTIONAL MATCH (t)-[r:LED_BY]->(a:Agency)
WITH d, t, place, a.name AS name, r.span_start AS said_at ORDER BY said_at, name
WITH d, t, place, collect(name) AS lead
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  t.section AS section, t.text AS text, lead AS lead, t.deadline_to AS deadline_to, t.quote AS quote,
  t.page AS page
ORDER BY place, d.id, t.ordinal
