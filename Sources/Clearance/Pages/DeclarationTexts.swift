import HTML

extension ClearanceTexts {
    /// The list and the search.
    static let declarations: Texts = [
        "declarations.title": ("Declaraciones", "Declarations"),
        "declarations.caption": ("Declaraciones, la más reciente primero", "Declarations, newest first"),
        "declarations.shown": (
            "{count} {count?declaración|declaraciones} en esta página",
            "{count} {count?declaration|declarations} on this page"
        ),
        "declarations.none": ("Todavía no hay declaraciones", "There are no declarations yet"),
        "declarations.none.text": (
            "Aquí aparecerán en cuanto se presente la primera.", "They will appear here as soon as the first is lodged."
        ),
        "declarations.noMatch": ("Ninguna declaración coincide", "No declaration matches"),
        "declarations.noMatch.text": (
            "Quite un criterio o revise cómo está escrito el número.",
            "Remove a criterion, or check how the number is written."
        ),
        "declarations.all": ("Ver todas las declaraciones", "See all declarations"),
        "search.number": ("Buscar por número o referencia", "Search by number or reference"),
        "search.number.hint": (
            "El número completo, o la referencia con que la presentó",
            "The whole number, or the reference it was lodged under"
        ),
        "search.more": ("Más criterios", "More criteria"),
        "search.party": ("Operador (RFC u otro número)", "Trader (RFC or other number)"),
        "search.plate": ("Placa, remolque o contenedor", "Plate, trailer or container"),
        "search.commodity": ("Fracción o partida", "Tariff code or heading"),
        "search.office": ("Aduana", "Customs office"),
        "search.from": ("Presentada desde", "Lodged from"),
        "search.to": ("Presentada hasta", "Lodged until"),
        "search.apply": ("Aplicar", "Apply"),
    ]

    /// One declaration.
    static let declaration: Texts = [
        "declaration.title": ("Declaración {number}", "Declaration {number}"),
        "declaration.aside": ("Actos, datos y prueba", "Acts, details and proof"),
        "declaration.lodgedAt": ("Presentada el {moment}", "Lodged {moment}"),
        "declaration.reference": ("Referencia", "Reference"),
        "declaration.summary": ("Datos", "Details"),
        "declaration.presentedAt": ("Mercancía presentada", "Goods presented"),
        "declaration.releasedAt": ("Liberada", "Released"),
        "declaration.releasedIn": ("en {time}", "in {time}"),
        "declaration.refusedFor": ("Por qué se rechazó", "Why it was refused"),
        "declaration.warnings": ("Avisos que la acompañan", "Warnings that travel with it"),
        "declaration.history": ("Qué ha pasado", "What has happened"),
        "declaration.done.lodged": ("La declaración quedó presentada.", "The declaration has been lodged."),
        "declaration.done.repeated": (
            "Esta declaración ya estaba presentada; esta fue la respuesta.",
            "This declaration had already been lodged; this was the answer."
        ),
        "declaration.done.present": (
            "Quedó registrada la llegada de la mercancía.", "The arrival of the goods is recorded."
        ),
        "declaration.done.withdraw": ("La declaración quedó retirada.", "The declaration has been withdrawn."),
        "declaration.done.record-check": ("Quedó registrado el resultado.", "The result is recorded."),
        "declaration.done.place-hold": ("La retención quedó puesta.", "The hold is in place."),
        "declaration.done.lift-hold": ("La retención quedó levantada.", "The hold has been lifted."),
        "party.declarant": ("Declarante", "Declarant"),
        "party.agent": ("Agente", "Agent"),
        "party.importer": ("Importador", "Importer"),
        "party.exporter": ("Exportador", "Exporter"),
        "party.consignee": ("Destinatario", "Consignee"),
        "party.consignor": ("Remitente", "Consignor"),
        "party.seller": ("Vendedor", "Seller"),
        "party.buyer": ("Comprador", "Buyer"),
        "party.carrier": ("Transportista", "Carrier"),
        "party.warehousekeeper": ("Almacén", "Warehouse keeper"),
        "party.freight-forwarder": ("Agente de carga", "Freight forwarder"),
        "party.manufacturer": ("Fabricante", "Manufacturer"),
        "party.payer": ("Quien paga", "Payer"),
        "party.surety": ("Fiador", "Surety"),
        "party.tax-party": ("Contribuyente", "Tax party"),
        "party.notify-party": ("A quien se avisa", "Notify party"),
        "party.deconsolidator": ("Desconsolidador", "Deconsolidator"),
        "party.submitter": ("Quien envía", "Submitter"),
        "item.title": ("Partidas", "Goods items"),
        "item.caption": (
            "{count} {count?partida declarada|partidas declaradas}", "{count} {count?item|items} declared"
        ),
        "item.number": ("Partida", "Item"),
        "item.goods": ("Descripción", "Description"),
        "item.commodity": ("Fracción", "Tariff code"),
        "item.origin": ("Origen", "Origin"),
        "item.quantity": ("Cantidad", "Quantity"),
        "item.netMass": ("Masa neta", "Net mass"),
        "item.value": ("Valor", "Value"),
        "version.title": ("Versiones", "Versions"),
        "version.lead": (
            "Cada versión se conserva tal como se presentó; su huella lo demuestra.",
            "Each version is kept as it was lodged; its hash proves it."
        ),
        "version.caption": ("Versiones, la más reciente primero", "Versions, newest first"),
        "version.name": ("versión {version}", "version {version}"),
        "version.number": ("Versión", "Version"),
        "version.lodged": ("Presentada", "Lodged"),
        "version.by": ("Por", "By"),
        "version.hash": ("Huella SHA-256", "SHA-256 hash"),
        "version.hash.of": ("la huella de la versión {version}", "the hash of version {version}"),
        "act.title": ("Qué puede hacer", "What you can do"),
        "act.present": ("Registrar llegada", "Record arrival"),
        "act.record-check": ("Registrar resultado", "Record result"),
        "act.record-check.result": ("¿Qué resultó?", "What was the result?"),
        "act.record-check.note": ("Qué se revisó y qué se encontró", "What was checked and what was found"),
        "act.place-hold": ("Poner retención", "Place a hold"),
        "act.lift-hold": ("Levantar retención", "Lift a hold"),
        "act.withdraw": ("Retirar la declaración", "Withdraw the declaration"),
        "act.hold": ("Retención", "Hold"),
        "act.hold.hint": (
            "Un nombre corto, por ejemplo SENASICA o ORDEN-JUDICIAL",
            "A short name, for example SENASICA or COURT-ORDER"
        ),
        "act.reason": ("Motivo", "Reason"),
        "act.reason.hint": ("Queda en la bitácora con su nombre", "Kept in the event log with your name"),
        "result.satisfactory": (
            "Conforme: nada impide la liberación", "Satisfactory: nothing stands in the way of release"
        ),
        "result.unsatisfactory": (
            "No conforme: la mercancía queda detenida", "Not satisfactory: the goods are stopped"
        ),
        "result.escalated": (
            "Los documentos no bastan: reconocer la mercancía", "Documents are not enough: examine the goods"
        ),
    ]
}
