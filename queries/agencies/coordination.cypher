// summary:
//   vi: Những cơ quan phối hợp với một cơ quan nhiều nhất
//   en: The agencies that work together most with an agency
// path: /agencies/{agency}/coordination
// parameters:
//   agency: {type: agency, vi: cơ quan hoặc loại cơ quan, en: an agency or a kind of agency}
//   territory: {type: place, default: null, vi: chỉ cơ quan của địa phương này, en: only agencies of this territory}
//   limit: {type: integer, default: 100, minimum: 1, maximum: 10000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   lead: {type: string, vi: mã cơ quan chủ trì, en: id of the lead}
//   lead_name: {type: string, vi: chủ trì, en: lead}
//   support: {type: string, vi: mã cơ quan phối hợp, en: id of the supporting agency}
//   support_name: {type: string, vi: phối hợp, en: supporting agency}
//   tasks: {type: integer, vi: số nhiệm vụ chung, en: common tasks}
//   documents: {type: integer, vi: số văn bản, en: documents}
//   task: {type: string, vi: một nhiệm vụ, en: one of the tasks}
//   quote: {type: string, vi: câu làm chứng, en: sentence that proves it}
// examples:
//   - {agency: "Sở Văn hóa, Thể thao và Du lịch"}
//
// A pair works together where one leads a task that the other supports. The task shown is the first by its id.
CALL {
  MATCH (a:Agency {id: $agency}) RETURN a
  UNION
  MATCH (:AgencyKind {id: $agency})<-[:INSTANCE_OF]-(a:Agency) RETURN a
}
WITH a
WHERE $territory IS NULL OR EXISTS { MATCH (a)-[:LOCATED_IN]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) }
CALL (a) {
  MATCH (a)<-[:LED_BY]-(t:Task)-[:SUPPORTED_BY]->(o:Agency)
  RETURN a AS lead, o AS support, t
  UNION
  MATCH (a)<-[:SUPPORTED_BY]-(t:Task)-[:LED_BY]->(o:Agency)
  RETURN o AS lead, a AS support, t
}
WITH DISTINCT lead, support, t
MATCH (t)<-[:HAS_TASK]-(d:Document)
WITH lead, support, count(t) AS tasks, count(DISTINCT d) AS documents, min(t.id) AS task
ORDER BY tasks DESC, lead.id, support.id SKIP $skip LIMIT $limit
MATCH (t:Task {id: task})
RETURN lead.id AS lead, lead.name AS lead_name, support.id AS support, support.name AS support_name, tasks AS tasks,
  documents AS documents, task AS task, t.quote AS quote
ORDER BY tasks DESC, lead, support
