// Debian's libxml2 is built with ICU, whose headers clash with those of the toolchain's Foundation. Nothing here touches
// the members behind this switch (the converters inside an encoding handler).
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/globals.h>
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

// libxml2 writes some errors (of encodings) to the standard error stream, whoever listens: here nobody does. Both for
// this thread and for all that come.
static void garita_xml_say_nothing(void *context, const char *message, ...) { (void)context; (void)message; }
static inline void garita_xml_be_silent(void) {
    xmlSetGenericErrorFunc(NULL, garita_xml_say_nothing);
    xmlThrDefSetGenericErrorFunc(NULL, garita_xml_say_nothing);
}
