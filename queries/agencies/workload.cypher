// summary:
//   vi: Khối lượng công việc của một cơ quan, theo vai trò và năm
//   en: How much work an agency has, by role and year
// path: /agencies/{agency}/workload
// parameters:
//   agency: {type: agency, vi: "cơ quan (Sở Y tế tỉnh Bắc Giang) hoặc loại cơ quan (Sở Y tế)", en: "an agency (Sở Y tế tỉnh Bắc Giang) or a kind of agency (Sở Y tế)"}
//   territory: {type: place, default: null, vi: chỉ cơ quan của địa phương này, en: only agencies of this territory}
//   limit: {type: integer, default: 500, minimum: 1, maximum: 100000, vi: số dòng nhiều nhất, en: most rows}
//   skip: {type: integer, default: 0, minimum: 0, maximum: 1000000, vi: bỏ qua số dòng đầu, en: rows to leave out at the start}
// columns:
//   agency: {type: string, vi: mã cơ quan, en: id of the agency}
//   agency_name: {type: string, vi: cơ quan, en: agency}
//   territory: {type: string, vi: địa bàn, en: territory}
//   role: {type: string, vi: vai trò, en: role}
//   year: {type: integer, vi: năm ban hành, en: year of issue}
//   tasks: {type: integer, vi: số nhiệm vụ, en: tasks}
//   documents: {type: integer, vi: số văn bản, en: documents}
//   with_deadline: {type: integer, vi: có thời hạn, en: with a last day}
//   recurring: {type: integer, vi: định kỳ, en: recurring}
// examples:
//   - {agency: "Sở Văn hóa, Thể thao và Du lịch"}
//
// year is that of the document's issue, empty where its date is not known. The tasks themselves: tasks/by_agency.
CALL {
  MATCH (a:Agency {id: $agency}) RETURN a
  UNION
  MATCH (:AgencyKind {id: $agency})<-[:INSTANCE_OF]-(a:Agency) RETURN a
}
WITH a
WHERE $territory IS NULL OR EXISTS { MATCH (a)-[:LOCATED_IN]->(:Place)-[:PART_OF|SUCCEEDED_BY*0..6]->(:Place {id: $territory}) }
CALL (a) {
  MATCH (a)<-[:LED_BY]-(t:Task)
  RETURN t, 'lead' AS role
  UNION ALL
  MATCH (a)<-[:SUPPORTED_BY]-(t:Task)
  RETURN t, 'support' AS role
}
MATCH (t)<-[:HAS_TASK]-(d:Document)
WITH a, role, d.issued_on.year AS year, d, t
WITH a, role, year, count(t) AS tasks, count(DISTINCT d) AS documents,
  sum(CASE WHEN t.deadline_to IS NULL THEN 0 ELSE 1 END) AS with_deadline,
  sum(CASE WHEN t.recurring IS NULL THEN 0 ELSE 1 END) AS recurring
RETURN a.id AS agency, a.name AS agency_name, a.territory AS territory, role AS role, year AS year, tasks AS tasks,
  documents AS documents, with_deadline AS with_deadline, recurring AS recurring
ORDER BY agency, role, coalesce(year, 9999)
SKIP $skip LIMIT $limit
