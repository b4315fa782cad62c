#include <cairo-pdf.h>
#include <pango/pangocairo.h>

// GObject's casts are macros, which Swift does not import.
static inline PangoFontMap *garita_font_map_new(double resolution) {
    PangoFontMap *map = pango_cairo_font_map_new();
    if (map) pango_cairo_font_map_set_resolution((PangoCairoFontMap *)map, resolution);
    return map;
}

static inline void garita_layout_unref(PangoLayout *layout) { g_object_unref(layout); }
static inline void garita_context_unref(PangoContext *context) { g_object_unref(context); }

// Unhinted metrics: a line is as wide on paper as the font says, whatever the screen of the machine.
static inline void garita_context_unhint(PangoContext *context) {
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
}

// An attribute holds for a range of bytes; the list takes it over.
static inline void garita_attribute_insert(
    PangoAttrList *list, PangoAttribute *attribute, unsigned int start, unsigned int end) {
    attribute->start_index = start;
    attribute->end_index = end;
    pango_attr_list_insert(list, attribute);
}
