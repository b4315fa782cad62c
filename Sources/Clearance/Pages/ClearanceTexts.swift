package import HTML

/// Everything that this room's pages say.
package enum ClearanceTexts {
    package static let all = Texts([
        common, declarations, declaration, decision, facts, lodge, lane, quarantine, figures, events, problems, readers,
        schemes,
        console, otherEvents,
    ])

    /// Words that many pages use. A country pack may say them in its own terms.
    static let common: Texts = [
        "nav.declarations": ("Declaraciones", "Declarations"),
        "nav.lodge": ("Presentar", "Lodge"),
        "nav.lane": ("Carril", "Lane"),
        "nav.quarantine": ("Cuarentena", "Quarantine"),
        "nav.figures": ("Cifras", "Figures"),
        "nav.events": ("Bitácora", "Event log"),
        "channel.green": ("Libre", "Release"),
        "channel.blue": ("Posterior", "Audit later"),
        "channel.yellow": ("Documentos", "Documents"),
        "channel.red": ("Reconocimiento", "Examination"),
        "channel.none": ("Sin canal", "No channel"),
        "channel.green.name": ("Libre (verde)", "Release (green)"),
        "channel.blue.name": ("Libre, con revisión posterior (azul)", "Release, audit later (blue)"),
        "channel.yellow.name": ("Revisión de documentos (amarillo)", "Document check (yellow)"),
        "channel.red.name": ("Reconocimiento de la mercancía (rojo)", "Examination of the goods (red)"),
        "state.prelodged": ("Anticipada", "Pre-arrival"),
        "state.documents": ("En revisión de documentos", "Documents being checked"),
        "state.examination": ("En reconocimiento", "Being examined"),
        "state.checked": ("Revisada", "Checked"),
        "state.stopped": ("Detenida", "Stopped"),
        "state.released": ("Liberada", "Released"),
        "state.refused": ("Rechazada", "Refused"),
        "state.withdrawn": ("Retirada", "Withdrawn"),
        "state.held": ("Con retención", "On hold"),
        "trusted.short": ("OEA", "AEO"),
        "trusted.long": ("Operadores certificados (OEA)", "Certified operators (AEO)"),
        "column.number": ("Número", "Number"),
        "column.lodged": ("Presentada", "Lodged"),
        "column.trader": ("Operador", "Trader"),
        "column.goods": ("Mercancía", "Goods"),
        "column.office": ("Aduana y vehículo", "Office and vehicle"),
        "column.channel": ("Canal", "Channel"),
        "column.state": ("Estado", "State"),
        "goods.more": ("y {count} {count?partida|partidas} más", "and {count} more {count?item|items}"),
        "flow.import": ("Importación", "Import"),
        "flow.export": ("Exportación", "Export"),
        "flow.transit": ("Tránsito", "Transit"),
    ]
}
