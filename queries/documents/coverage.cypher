// summary:
//   vi: Địa phương nào đã có kế hoạch thực hiện, địa phương nào chưa thấy, theo danh mục đơn vị của một ngày
//   en: Which territories have a plan for a directive, and which have none that is known, by the units of a chosen day
// path: /documents/{document}/coverage
// parameters:
//   document: {type: document, vi: văn bản được thực hiện, en: the document that is implemented}
//   as_of: {type: date, default: null, vi: "đơn vị hành chính của ngày này; không có thì của hiện tại", en: "the units of this day; without it, those that still exist"}
//   limit: {type: integer, default: 100, minimum: 1, maximum: 10000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   place: {type: string, vi: mã địa phương, en: id of the territory}
//   territory: {type: string, vi: địa phương, en: territory}
//   coverage: {type: string, vi: tình trạng, en: coverage}
//   plans: {type: integer, vi: số kế hoạch, en: plans}
//   document: {type: string, vi: mã kế hoạch đầu tiên, en: id of the first plan}
//   number: {type: string, vi: số ký hiệu, en: number}
//   issuer: {type: string, vi: cơ quan ban hành, en: issuer}
//   first_on: {type: date, vi: ngày sớm nhất, en: first date}
//   lag_days: {type: integer, vi: số ngày sau, en: days after}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
//   stated_by: {type: string, vi: theo văn bản, en: stated by, detail: true}
//   predecessors: {type: list, vi: kế hoạch của đơn vị trước sáp nhập, en: plans of the units merged into it}
// examples:
//   - {document: 91-CT/TW}
//   - {document: 91-CT/TW, as_of: 2024-12-31}
//
// coverage is "plan held", "plan known by citation" or "no plan known"; it counts the documents of provinces and cities
// that implement the directive directly or through others. The first plan is one that is held, if there is one, the
// earliest by its date. predecessors are the plans of units that had become part of the territory by that day.
MATCH (d:Document {id: $document})
CALL (d) {
  MATCH (d)<-[:IMPLEMENTS]-(p:Document)
  RETURN DISTINCT p, d AS goal
  UNION ALL
  MATCH (d)<-[:IMPLEMENTS]-(goal:Document)
  WITH DISTINCT goal
  MATCH (goal)<-[:IMPLEMENTS]-(p:Document)
  RETURN DISTINCT p, goal
  UNION ALL
  MATCH (d)<-[:IMPLEMENTS]-(between:Document)
  WITH DISTINCT between
  MATCH (between)<-[:IMPLEMENTS]-(goal:Document)
  WITH DISTINCT goal
  MATCH (goal)<-[:IMPLEMENTS]-(p:Document)
  RETURN DISTINCT p, goal
}
WITH d, p, goal
WHERE p.territory IS NOT NULL AND p.level = 'province' AND p.id <> d.id
WITH d, p, min(goal.id) AS goal
ORDER BY CASE p.status WHEN 'held' THEN 0 ELSE 1 END, coalesce(toString(p.issued_on), '9999'), p.id
WITH d, p.territory AS territory, collect(p.id) AS ids, head(collect(goal)) AS goal, head(collect(p.status)) AS status
WITH d, collect({territory: territory, ids: ids, goal: goal, status: status}) AS known
MATCH (q:Place {level: 'province'})
WHERE ($as_of IS NULL AND q.valid_to IS NULL)
  OR ((q.valid_from IS NULL OR q.valid_from <= date($as_of)) AND (q.valid_to IS NULL OR q.valid_to >= date($as_of)))
OPTIONAL MATCH way = (q)<-[:SUCCEEDED_BY*1..4]-(old:Place)
WHERE old.id <> q.id AND ($as_of IS NULL OR all(s IN relationships(way) WHERE s.changed_on <= date($as_of)))
WITH d, known, q, old.name AS name ORDER BY name
WITH d, known, q, collect(DISTINCT name) AS merged
WITH d, q, head([entry IN known WHERE entry.territory = q.name]) AS own,
  reduce(all = [], entry IN [e IN known WHERE e.territory IN merged] | all + entry.ids) AS before
ORDER BY q.name, q.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (p:Document {id: own.ids[0]})
OPTIONAL MATCH (p)-[said:IMPLEMENTS]->(:Document {id: own.goal})
WITH d, q, own, before, p, said
ORDER BY CASE said.stated_by WHEN p.id THEN 0 ELSE 1 END, said.stated_by
WITH d, q, own, before, p, head(collect({quote: said.quote, stated_by: said.stated_by})) AS said
RETURN q.id AS place, q.name AS territory,
  CASE WHEN own IS NULL THEN 'no plan known' WHEN own.status = 'held' THEN 'plan held'
    ELSE 'plan known by citation' END AS coverage,
  CASE WHEN own IS NULL THEN 0 ELSE size(own.ids) END AS plans, p.id AS document, p.number AS number,
  p.issuer AS issuer, p.issued_on AS first_on, duration.inDays(d.issued_on, p.issued_on).days AS lag_days,
  said.quote AS quote, said.stated_by AS stated_by, before AS predecessors
ORDER BY territory, place
