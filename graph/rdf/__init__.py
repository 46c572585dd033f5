"""The graph as RDF: ELI for documents, SKOS and ORG for what they name, PROV-O and Web Annotation for who says so."""

from graph.rdf.formats import WRITERS, graph_of
from graph.rdf.projection import triples

__all__ = ["WRITERS", "graph_of", "triples"]
