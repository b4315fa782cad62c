extension Stylesheet {
    /// On paper: no controls, hashes in full, colours kept where they carry meaning.
    static let print = """
        @media print{
        @page{margin:15mm}
        body{display:block}
        .skip,.languages,.sections,.user form,.filters,.pages,form,.buttons,.copy,.crumbs,.clear,.lane-state,
        .phone-only,section[aria-labelledby=acts]{display:none!important}
        .bar,main{max-width:none;padding-left:0;padding-right:0}
        .columns{display:block}
        a{color:inherit;text-decoration:none}
        .hash .rest{display:inline}
        .hash code{white-space:normal;overflow-wrap:anywhere}
        details>.inside{display:block}
        details::details-content{content-visibility:visible;display:block}
        section,tr,.figure,.decision{break-inside:avoid}
        thead{display:table-header-group}
        .tag,.verdict,.chart svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        pre.code{max-height:none;white-space:pre-wrap;overflow-wrap:anywhere}
        }

        """
}
