#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>

// xmlFree is a mutable global function pointer, which Swift 6 does not let through.
static inline void garita_xml_free(void *pointer) { xmlFree(pointer); }

// The place that a parser context has reached.
static inline int garita_xml_line(xmlParserCtxtPtr context) { return context->input ? context->input->line : 0; }
static inline int garita_xml_column(xmlParserCtxtPtr context) { return context->input ? context->input->col : 0; }
