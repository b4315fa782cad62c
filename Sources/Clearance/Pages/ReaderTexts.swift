import HTML

extension ClearanceTexts {
    /// What the readers of messages find and why an act is refused; in English readers say it themselves, in more detail.
    static let readers: Texts = [
        "problem.amendment.empty": ("La enmienda no nombra ningún cambio.", "The amendment names no change."),
        "problem.amendment.nothing": (
            "Lo señalado no está ni en la declaración ni en el mensaje.",
            "What is pointed to stands neither in the declaration nor in the message."
        ),
        "problem.amendment.pointer": (
            "La enmienda no señala ningún elemento de la declaración.",
            "The amendment points to no element of the declaration."
        ),
        "problem.amendment.refused": (
            "La declaración enmendada se rechazaría; quedó como estaba.",
            "The amended declaration would be refused; it stays as it was."
        ),
        "problem.amendment.whole": (
            "Una enmienda nombra el elemento que cambia.", "An amendment names the element that it changes."
        ),
        "problem.csv.return": (
            "Hay un retorno de carro dentro de un campo sin comillas.",
            "A carriage return stands inside a field that is not quoted."
        ),
        "problem.wco.repeated": (
            "El elemento va una sola vez aquí; no se sabe cuál vale.",
            "The element stands once here; which of them is meant cannot be known."
        ),
        "problem.wco.reply": (
            "Es una respuesta de la aduana, no una declaración.", "It is an answer of customs, not a declaration."
        ),
        "problem.wco.structure": (
            "El elemento lleva solo texto y aquí contiene otros elementos.",
            "The element holds text only; it has elements here."
        ),
        "problem.declaration.not-found": (
            "No hay una declaración con ese número.", "There is no declaration of that number."
        ),
        "problem.declaration.changed-meanwhile": (
            "La declaración cambió mientras tanto; revísela y vuelva a intentarlo.",
            "The declaration changed meanwhile; look at it and try again."
        ),
        "problem.reference.other-content": (
            "Esa referencia ya se usó con otro contenido; use una nueva.",
            "That reference was used for other content; use a new one."
        ),
        "problem.act.not-allowed-now": (
            "Eso no se puede hacer en el estado en que está.", "That cannot be done in the state it is in."
        ),
        "problem.quarantine.closed": (
            "Alguien ya atendió este mensaje.", "Someone has already dealt with this message."
        ),
        "problem.ruleset.unknown": (
            "Las reglas de esa decisión no están guardadas aquí.", "The rules of that decision are not kept here."
        ),
        "problem.draw-key.changed": (
            "La clave de los sorteos no es la de esta base de datos.",
            "The key of the draws is not the one of this database."
        ),
        "problem.amendment.unknown": (
            "La enmienda señala algo que la declaración no tiene.",
            "The amendment points to something that the declaration does not have."
        ),
        "problem.amendment.identity": (
            "Ese elemento da identidad a la declaración y no se puede enmendar.",
            "That element identifies the declaration and cannot be amended."
        ),
        "problem.format.unknown": (
            "No se reconoce el formato del mensaje.", "The format of the message is not recognised."
        ),
        "problem.message.count": ("Envíe una sola declaración.", "Send one declaration."),
        "problem.text.control-character": (
            "El texto tiene un carácter de control; quítelo.", "The text holds a control character; remove it."
        ),
        "problem.csv.column": (
            "Una columna del encabezado está repetida, falta o no se conoce.",
            "A column of the header is repeated, missing or unknown."
        ),
        "problem.csv.empty": (
            "El archivo está vacío; la primera línea nombra las columnas.",
            "The file is empty; its first line names the columns."
        ),
        "problem.csv.fields": (
            "La línea no tiene tantos campos como columnas hay.",
            "The line does not have as many fields as there are columns."
        ),
        "problem.csv.items": ("Una línea lleva una sola partida.", "A row holds one item."),
        "problem.csv.mapping": (
            "El CSV se lee con un archivo de correspondencias y no se dio ninguno.",
            "CSV is read through a mapping file, and none is given."
        ),
        "problem.csv.quote": (
            "Hay una comilla que no se cierra o está fuera de lugar.", "A quotation mark is not closed or out of place."
        ),
        "problem.csv.size": ("El archivo es demasiado grande.", "The file is too large."),
        "problem.csv.utf8": ("El texto no está en UTF-8.", "The text is not UTF-8."),
        "problem.csv.value": (
            "El valor no se entiende en esta columna.", "The value is not understood in this column."
        ),
        "problem.json.syntax": (
            "El JSON está mal escrito a partir de aquí.", "The JSON is not well-formed from here on."
        ),
        "problem.json.unexpected-end": ("El JSON termina antes de tiempo.", "The JSON ends too early."),
        "problem.json.trailing": ("Sobra texto después del JSON.", "There is text after the JSON."),
        "problem.json.duplicate-key": (
            "El dato está dos veces en el mismo objeto.", "The entry stands twice in the same object."
        ),
        "problem.json.utf8": ("El texto no está en UTF-8.", "The text is not UTF-8."),
        "problem.json.surrogate": ("Hay un carácter Unicode incompleto.", "A Unicode character is incomplete."),
        "problem.json.escape": (
            "Hay una secuencia de escape que no existe.", "There is an escape sequence that does not exist."
        ),
        "problem.json.control": ("El texto tiene un carácter de control.", "The text holds a control character."),
        "problem.json.depth": (
            "Los datos están anidados con demasiada profundidad.", "The entries are nested too deeply."
        ),
        "problem.json.size": ("El mensaje es demasiado grande.", "The message is too large."),
        "problem.json.length": ("El texto o el número es demasiado largo.", "The text or number is too long."),
        "problem.json.kind": ("Se esperaba otro tipo de dato aquí.", "Another kind of entry was expected here."),
        "problem.json.range": ("El número está fuera de los límites.", "The number is out of range."),
        "problem.json.missing": ("Falta un dato obligatorio.", "A required entry is missing."),
        "problem.json.value": ("El valor no corresponde a este dato.", "The value does not fit this entry."),
        "problem.json.empty": (
            "El texto está vacío; quite el dato si no lo hay.",
            "The text is empty; leave the entry out if there is none."
        ),
        "problem.json.word": ("No es una de las palabras posibles aquí.", "It is not one of the words possible here."),
        "problem.json.unknown": ("Este dato no se conoce en el formato.", "This entry is not known in the format."),
        "problem.schema.required": ("Falta un dato obligatorio.", "A required entry is missing."),
        "problem.schema.unknown": (
            "Hay un dato que el formato no conoce.", "There is an entry that the format does not know."
        ),
        "problem.wco.missing": ("Falta un elemento obligatorio.", "A required element is missing."),
        "problem.wco.no-declaration": ("El XML no contiene una declaración.", "The XML holds no declaration."),
        "problem.wco.no-element": ("Se esperaba un elemento XML aquí.", "An XML element was expected here."),
        "problem.wco.several-declarations": (
            "El XML contiene varias declaraciones; envíe una.", "The XML holds several declarations; send one."
        ),
        "problem.wco.precision": (
            "Los momentos se escriben hasta el segundo; se omiten los milisegundos.",
            "Moments are written to the second; the milliseconds are left out."
        ),
        "problem.wco.beyond-schema": (
            "El elemento está más veces de las que el esquema admite.",
            "The element stands more often than the schema allows."
        ),
        "problem.wco.order": (
            "El elemento está en otro orden que el del esquema.",
            "The element stands in another order than the schema's."
        ),
        "problem.wco.unknown": (
            "El esquema no tiene este elemento aquí; se conserva tal como está.",
            "The schema does not have this element here; it is kept as it stands."
        ),
        "problem.xml.not-well-formed": (
            "El XML está mal formado a partir de aquí.", "The XML is not well-formed from here on."
        ),
        "problem.xml.several-documents": (
            "Hay varios documentos XML en el mensaje.", "There are several XML documents in the message."
        ),
        "problem.xml.attributes": ("Un elemento tiene demasiados atributos.", "An element has too many attributes."),
        "problem.xml.character": (
            "El texto tiene un carácter que el XML no puede llevar.",
            "The text holds a character that XML cannot carry."
        ),
        "problem.xml.depth": (
            "Los elementos están anidados con demasiada profundidad.", "The elements are nested too deeply."
        ),
        "problem.xml.doctype": ("El mensaje tiene un DOCTYPE; quítelo.", "The message has a DOCTYPE; remove it."),
        "problem.xml.elements": ("El mensaje tiene demasiados elementos.", "The message has too many elements."),
        "problem.xml.empty": ("El documento está vacío.", "The document is empty."),
        "problem.xml.entity": (
            "El mensaje define entidades propias; escriba el texto.",
            "The message defines entities of its own; write the text itself."
        ),
        "problem.xml.memory": (
            "El lector no se pudo preparar; vuelva a intentarlo.", "The reader could not be made; try again."
        ),
        "problem.xml.name": ("El nombre no es válido en XML.", "The name is not valid in XML."),
        "problem.xml.namespaces": (
            "El mensaje usa demasiados espacios de nombres.", "The message uses too many namespaces."
        ),
        "problem.xml.size": ("El mensaje es demasiado grande.", "The message is too large."),
        "problem.xsd.invalid": (
            "No cumple el esquema XSD en este lugar.", "It does not meet the XSD schema at this place."
        ),
    ]
}
