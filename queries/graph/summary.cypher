// summary:
//   vi: Trong đồ thị có gì, bao nhiêu
//   en: What is in the graph, and how much of it
// path: /graph/summary
// parameters:
// columns:
//   kind: {type: string, vi: nút hay quan hệ, en: node or relationship}
//   label: {type: string, vi: loại, en: label}
//   count: {type: integer, vi: số lượng, en: count}
// examples:
//   - {}
MATCH (n:Agency) RETURN 'node' AS kind, 'Agency' AS label, count(n) AS count
UNION ALL
MATCH (n:AgencyKind) RETURN 'node' AS kind, 'AgencyKind' AS label, count(n) AS count
UNION ALL
MATCH (n:Document) RETURN 'node' AS kind, 'Document' AS label, count(n) AS count
UNION ALL
MATCH (n:Indicator) RETURN 'node' AS kind, 'Indicator' AS label, count(n) AS count
UNION ALL
MATCH (n:Person) RETURN 'node' AS kind, 'Person' AS label, count(n) AS count
UNION ALL
MATCH (n:Place) RETURN 'node' AS kind, 'Place' AS label, count(n) AS count
UNION ALL
MATCH (n:Programme) RETURN 'node' AS kind, 'Programme' AS label, count(n) AS count
UNION ALL
MATCH (n:Section) RETURN 'node' AS kind, 'Section' AS label, count(n) AS count
UNION ALL
MATCH (n:Target) RETURN 'node' AS kind, 'Target' AS label, count(n) AS count
UNION ALL
MATCH (n:Task) RETURN 'node' AS kind, 'Task' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:ALIGNS_WITH]->() RETURN 'relationship' AS kind, 'ALIGNS_WITH' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:AMENDS]->() RETURN 'relationship' AS kind, 'AMENDS' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:APPLIES_TO]->() RETURN 'relationship' AS kind, 'APPLIES_TO' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:BASED_ON]->() RETURN 'relationship' AS kind, 'BASED_ON' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:CITES]->() RETURN 'relationship' AS kind, 'CITES' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:GUIDES]->() RETURN 'relationship' AS kind, 'GUIDES' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:HAS_SECTION]->() RETURN 'relationship' AS kind, 'HAS_SECTION' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:HAS_TASK]->() RETURN 'relationship' AS kind, 'HAS_TASK' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:IMPLEMENTS]->() RETURN 'relationship' AS kind, 'IMPLEMENTS' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:INSTANCE_OF]->() RETURN 'relationship' AS kind, 'INSTANCE_OF' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:ISSUED_BY]->() RETURN 'relationship' AS kind, 'ISSUED_BY' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:LED_BY]->() RETURN 'relationship' AS kind, 'LED_BY' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:LOCATED_IN]->() RETURN 'relationship' AS kind, 'LOCATED_IN' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:MEASURES]->() RETURN 'relationship' AS kind, 'MEASURES' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:MENTIONS]->() RETURN 'relationship' AS kind, 'MENTIONS' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:PART_OF]->() RETURN 'relationship' AS kind, 'PART_OF' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:PROMULGATES]->() RETURN 'relationship' AS kind, 'PROMULGATES' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:REPEALS]->() RETURN 'relationship' AS kind, 'REPEALS' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:REPLACES]->() RETURN 'relationship' AS kind, 'REPLACES' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:REUSES_TEXT]->() RETURN 'relationship' AS kind, 'REUSES_TEXT' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:SENT_TO]->() RETURN 'relationship' AS kind, 'SENT_TO' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:SETS_TARGET]->() RETURN 'relationship' AS kind, 'SETS_TARGET' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:SIGNED_BY]->() RETURN 'relationship' AS kind, 'SIGNED_BY' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:SUCCEEDED_BY]->() RETURN 'relationship' AS kind, 'SUCCEEDED_BY' AS label, count(n) AS count
UNION ALL
MATCH ()-[n:SUPPORTED_BY]->() RETURN 'relationship' AS kind, 'SUPPORTED_BY' AS label, count(n) AS count
