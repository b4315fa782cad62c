extension Stylesheet {
    /// Tables: dense on a desk, one card a row on a phone.
    static let tables = """
        table{border-collapse:collapse;width:100%;margin-bottom:1rem;font-size:.9375rem;font-variant-numeric:tabular-nums;line-height:1.4}
        caption{text-align:left;font-weight:600;padding-bottom:.5rem}
        th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);
        font-weight:400}
        thead th{font-weight:600;vertical-align:bottom;border-bottom:2px solid var(--quiet);white-space:nowrap}
        tfoot th,tfoot td{font-weight:600;border-bottom:0}
        td.number,th.number{text-align:right}
        td.nowrap,th.nowrap{white-space:nowrap}
        th:last-child,td:last-child{padding-right:0}
        tbody tr:hover{background:var(--wash)}
        thead a{color:inherit;text-decoration:none;display:inline-block;padding:.125rem 0}
        thead a:hover{text-decoration:underline}
        .arrow{color:var(--quiet);padding-left:.25rem}
        [aria-sort] .arrow{color:var(--lead)}
        tbody th a{font-weight:600;display:inline-block;padding:.125rem 0}
        .scroll{overflow-x:auto;margin-bottom:1rem}
        .scroll table{margin:0}
        @media (max-width:40rem){
        table{font-size:1rem}
        table.stacks,.stacks thead,.stacks tbody,.stacks tfoot,.stacks tr,.stacks th,.stacks td,.stacks caption{display:block}
        .stacks thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stacks tbody tr{border-bottom:1px solid var(--line);padding:.75rem 0}
        .stacks tbody tr:first-child{border-top:2px solid var(--quiet)}
        .stacks tbody th,.stacks td{border:0;padding:.125rem 0}
        .stacks tbody th{font-size:1.0625rem}
        .stacks td{display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.75rem;text-align:left}
        .stacks td.number{text-align:left}
        .stacks td::before{content:attr(data-label);color:var(--quiet)}
        .stacks td>*{justify-self:start;min-width:0;max-width:100%;overflow-wrap:anywhere}
        .stacks td:empty{display:none}
        }

        """
}
