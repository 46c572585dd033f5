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
RETURN 'node' AS kind, 'Agency' AS label, COUNT { MATCH (:Agency) } AS count
UNION ALL
RETURN 'node' AS kind, 'AgencyKind' AS label, COUNT { MATCH (:AgencyKind) } AS count
UNION ALL
RETURN 'node' AS kind, 'Document' AS label, COUNT { MATCH (:Document) } AS count
UNION ALL
RETURN 'node' AS kind, 'Indicator' AS label, COUNT { MATCH (:Indicator) } AS count
UNION ALL
RETURN 'node' AS kind, 'Person' AS label, COUNT { MATCH (:Person) } AS count
UNION ALL
RETURN 'node' AS kind, 'Place' AS label, COUNT { MATCH (:Place) } AS count
UNION ALL
RETURN 'node' AS kind, 'Programme' AS label, COUNT { MATCH (:Programme) } AS count
UNION ALL
RETURN 'node' AS kind, 'Section' AS label, COUNT { MATCH (:Section) } AS count
UNION ALL
RETURN 'node' AS kind, 'Target' AS label, COUNT { MATCH (:Target) } AS count
UNION ALL
RETURN 'node' AS kind, 'Task' AS label, COUNT { MATCH (:Task) } AS count
UNION ALL
RETURN 'relationship' AS kind, 'ALIGNS_WITH' AS label, COUNT { MATCH ()-[:ALIGNS_WITH]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'AMENDS' AS label, COUNT { MATCH ()-[:AMENDS]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'APPLIES_TO' AS label, COUNT { MATCH ()-[:APPLIES_TO]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'BASED_ON' AS label, COUNT { MATCH ()-[:BASED_ON]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'CITES' AS label, COUNT { MATCH ()-[:CITES]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'GUIDES' AS label, COUNT { MATCH ()-[:GUIDES]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'HAS_SECTION' AS label, COUNT { MATCH ()-[:HAS_SECTION]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'HAS_TASK' AS label, COUNT { MATCH ()-[:HAS_TASK]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'IMPLEMENTS' AS label, COUNT { MATCH ()-[:IMPLEMENTS]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'INSTANCE_OF' AS label, COUNT { MATCH ()-[:INSTANCE_OF]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'ISSUED_BY' AS label, COUNT { MATCH ()-[:ISSUED_BY]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'LED_BY' AS label, COUNT { MATCH ()-[:LED_BY]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'LOCATED_IN' AS label, COUNT { MATCH ()-[:LOCATED_IN]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'MEASURES' AS label, COUNT { MATCH ()-[:MEASURES]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'MENTIONS' AS label, COUNT { MATCH ()-[:MENTIONS]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'PART_OF' AS label, COUNT { MATCH ()-[:PART_OF]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'PROMULGATES' AS label, COUNT { MATCH ()-[:PROMULGATES]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'REPEALS' AS label, COUNT { MATCH ()-[:REPEALS]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'REPLACES' AS label, COUNT { MATCH ()-[:REPLACES]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'REUSES_TEXT' AS label, COUNT { MATCH ()-[:REUSES_TEXT]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'SENT_TO' AS label, COUNT { MATCH ()-[:SENT_TO]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'SETS_TARGET' AS label, COUNT { MATCH ()-[:SETS_TARGET]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'SIGNED_BY' AS label, COUNT { MATCH ()-[:SIGNED_BY]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'SUCCEEDED_BY' AS label, COUNT { MATCH ()-[:SUCCEEDED_BY]->() } AS count
UNION ALL
RETURN 'relationship' AS kind, 'SUPPORTED_BY' AS label, COUNT { MATCH ()-[:SUPPORTED_BY]->() } AS count
