/// Documents on paper or in PDF: tagged text, tables and QR codes, drawn by cairo and pango.
package enum Paper {}
