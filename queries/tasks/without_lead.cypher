// summary:
//   vi: Nhiệm vụ không nói cơ quan nào chủ trì
//   en: Tasks for which no agency is made responsible
// path: /tasks/without-lead
// parameters:
//   document: {type: document, default: null, vi: chỉ trong văn bản này, en: only of this document}
//   territory: {type: place, default: null, vi: chỉ văn bản của địa phương này, en: only documents of this territory}
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
//   deadline_text: {type: string, vi: thời hạn, en: deadline in words}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it, detail: true}
//   page: {type: integer, vi: trang, en: page, detail: true}
// examples:
//   - {limit: 20}
// select if document:
MATCH (d:Document {id: $document})-[:HAS_TASK]->(t:Task)
WITH d, t
WHERE t.unled_order >= '' AND ($territory IS NULL OR EXISTS { MATCH (d)-[:APPLIES_TO]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) })
RETURN DISTINCT t.unled_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select if territory:
MATCH (:Place {id: $territory})<-[:PART_OF|SUCCEEDED_BY*0..6]-(:Place)<-[:APPLIES_TO]-(d:Document)-[:HAS_TASK]->(t:Task)
WITH t
WHERE t.unled_order >= ''
RETURN DISTINCT t.unled_order AS key ORDER BY key SKIP $skip LIMIT $limit
// select:
MATCH (t:Task)
WHERE t.unled_order >= ''
RETURN t.unled_order AS key ORDER BY t.unled_order SKIP $skip LIMIT $limit
// rows:
UNWIND $selected AS key
MATCH (t:Task {unled_order: key})
MATCH (t)<-[:HAS_TASK]-(d:Document)
RETURN t.id AS id, d.id AS document, d.number AS number, d.title AS title, d.issuer AS issuer, d.territory AS territory,
  t.section AS section, t.text AS text, t.deadline_text AS deadline_text, t.quote AS quote,
  t.page AS page
ORDER BY key
