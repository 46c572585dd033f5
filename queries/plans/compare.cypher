// summary:
//   vi: Hai hay nhiều kế hoạch đặt cạnh nhau, nhiệm vụ, chủ trì, thời hạn, chỉ tiêu và phần lời văn sao chép
//   en: Two or more plans side by side, tasks, leads, deadlines, targets and the share of text they copy
// path: /compare
// parameters:
//   documents: {type: documents, vi: "các văn bản, cách nhau bằng dấu chấm phẩy", en: "the documents, with semicolons between"}
//   kind: {type: string, default: null, values: [task, target, text], vi: "chỉ nhiệm vụ, chỉ chỉ tiêu hoặc chỉ lời văn", en: only tasks or targets or text}
//   limit: {type: integer, default: 1000, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   kind: {type: string, vi: loại, en: kind}
//   item: {type: string, vi: việc hoặc chỉ số chung, en: common work or indicator}
//   document: {type: string, vi: mã văn bản, en: id of the document}
//   number: {type: string, vi: số ký hiệu, en: number}
//   territory: {type: string, vi: địa bàn, en: territory}
//   alignment: {type: string, vi: đối chiếu, en: alignment}
//   score: {type: float, vi: độ giống hoặc tỷ lệ, en: alikeness or share}
//   id: {type: string, vi: mã, en: id}
//   section: {type: string, vi: mục, en: section}
//   text: {type: string, vi: nội dung, en: text}
//   lead: {type: list, vi: chủ trì, en: lead}
//   deadline_to: {type: date, vi: đến ngày, en: to}
//   value: {type: float, vi: giá trị, en: value}
//   unit: {type: string, vi: đơn vị, en: unit}
//   due: {type: string, vi: đến, en: by}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
// shape: {matrix: {row: item, column: document}}
// examples:
//   - {documents: "91-CT/TW; 903/NQ-CP"}
//
// Tasks: each stands as an item of the first document of the list that has the same work, directly or because both took it
// from the same earlier document: "first" there, "same" (the words too), "adapted", or "only here". Targets: an item is an
// indicator; "same" and "different" say whether value and year are those of the first. Text: an item is the document that the
// words stand in, and score the share of the document's text, with the longest passage.
UNWIND range(0, size($documents) - 1) AS place
MATCH (p:Document {id: $documents[place]})
WITH collect({place: place, document: p}) AS plans
CALL (plans) {
  UNWIND plans AS plan
  WITH plan.place AS place, plan.document AS p
  MATCH (p)-[:HAS_TASK]->(t:Task)
  WHERE $kind IS NULL OR $kind = 'task'
  CALL (t) {
    RETURN t.id AS anchor, 1.0 AS score
    UNION ALL
    MATCH (t)-[r:ALIGNS_WITH]->(x:Task) RETURN x.id AS anchor, r.score AS score
  }
  WITH anchor, collect({place: place, id: t.id, ordinal: t.ordinal, score: score}) AS having
  UNWIND having AS one
  WITH one.id AS id, one.score AS score, [h IN having WHERE h.place < one.place] AS before,
    size([h IN having WHERE h.place > one.place]) AS after
  UNWIND CASE WHEN size(before) = 0 THEN [null] ELSE before END AS b
  WITH id, after, b, CASE WHEN b IS NULL THEN null WHEN b.score < score THEN b.score ELSE score END AS score
  ORDER BY id, CASE WHEN b IS NULL THEN 1 ELSE 0 END, b.place, score DESC, b.ordinal
  WITH id, sum(after) AS after, collect(CASE WHEN b IS NULL THEN null ELSE {id: b.id, score: score} END) AS firsts
  WITH id, after, head(firsts) AS first
  MATCH (p:Document)-[:HAS_TASK]->(t:Task {id: id})
  CALL (t) {
    OPTIONAL MATCH (t)-[r:LED_BY]->(a:Agency)
    WITH a.name AS name, r.span_start AS place ORDER BY place, name
    RETURN collect(name) AS lead
  }
  RETURN 'task' AS kind, coalesce(first.id, id) AS item, p,
    CASE WHEN first IS NOT NULL THEN CASE WHEN first.score >= 0.9 THEN 'same' ELSE 'adapted' END
      WHEN after > 0 THEN 'first' ELSE 'only here' END AS alignment,
    first.score AS score, id AS id, t.ordinal AS ordinal, t.section AS section, t.text AS text, lead AS lead,
    t.deadline_to AS deadline_to, null AS value, null AS unit, null AS due, t.quote AS quote
  UNION ALL
  UNWIND plans AS plan
  WITH plan.place AS place, plan.document AS p
  MATCH (p)-[:SETS_TARGET]->(t:Target)-[:MEASURES]->(i:Indicator)
  WHERE $kind IS NULL OR $kind = 'target'
  WITH i, place, p, t ORDER BY i.id, place, t.ordinal
  WITH i, collect({place: place, p: p, t: t}) AS having
  UNWIND having AS one
  WITH i, one.p AS p, one.t AS t, one.place AS place, having, head(having) AS first,
    [h IN having WHERE h.place = having[0].place AND h.t.due = one.t.due | h.t][0] AS beside
  RETURN 'target' AS kind, i.id AS item, p,
    CASE WHEN place = first.place THEN CASE WHEN any(h IN having WHERE h.place <> place) THEN 'first' ELSE 'only here' END
      WHEN beside IS NOT NULL AND beside.value = t.value THEN 'same' ELSE 'different' END AS alignment,
    null AS score, t.id AS id, t.ordinal AS ordinal, t.section AS section, t.indicator AS text, [] AS lead,
    null AS deadline_to, t.value AS value, t.unit AS unit, t.due AS due, t.quote AS quote
  UNION ALL
  UNWIND plans AS plan
  WITH plan.place AS place, plan.document AS p
  MATCH (p)-[said:REUSES_TEXT]->(o:Document)
  WHERE $kind IS NULL OR $kind = 'text'
  RETURN 'text' AS kind, o.id AS item, p, 'copied' AS alignment, said.score AS score, o.id AS id, 0 AS ordinal,
    null AS section, coalesce(o.number, o.title) AS text, [] AS lead, null AS deadline_to, null AS value,
    null AS unit, null AS due, said.quote AS quote
}
WITH kind, item, p, alignment, score, id, ordinal, section, text, lead, deadline_to, value, unit, due, quote,
  head([plan IN plans WHERE plan.document.id = p.id | plan.place]) AS place
RETURN kind AS kind, item AS item, p.id AS document, p.number AS number, p.territory AS territory,
  alignment AS alignment, score AS score, id AS id, section AS section, text AS text, lead AS lead,
  deadline_to AS deadline_to, value AS value, unit AS unit, due AS due, quote AS quote
ORDER BY kind, place, ordinal, item, id
SKIP $skip LIMIT $limit
