import HTML

extension ClearanceTexts {
    /// A decision in words, and how it came about.
    static let decision: Texts = [
        "decision.trader": ("Qué se le dice al operador", "What the trader is told"),
        "decision.instructions": ("Qué se revisa", "What is checked"),
        "decision.at": ("Decidida el {moment}", "Decided {moment}"),
        "decision.means": ("Qué significa para usted", "What it means for you"),
        "trader.expected": (
            "Puede traer la mercancía: se libera en cuanto se registre su llegada.",
            "You may bring the goods: they are released as soon as their arrival is recorded."
        ),
        "decision.how": ("Cómo se decidió", "How it was decided"),
        "decision.record": ("Registro completo de la decisión", "Full decision record"),
        "cause.mandatory": (
            "Un control obligatorio o una alerta exige esta revisión. No depende de sorteos ni de la certificación.",
            "A mandatory control or an alert requires this check. It depends neither on draws nor on certification."
        ),
        "cause.profile": (
            "Coincide con un perfil de riesgo vigente, y ese perfil fija el canal.",
            "It matches a risk profile in force, and that profile sets the channel."
        ),
        "cause.capacity": (
            "Coincide con un perfil de riesgo, pero su canal estaba lleno; pasó al siguiente.",
            "It matches a risk profile, but that channel was full; it moved to the next one."
        ),
        "cause.measurement": (
            "Salió en el sorteo de medición, que se hace con todas las declaraciones para conocer el riesgo verdadero. No indica sospecha.",
            "It came up in the measurement draw, made for every declaration to learn the true risk. It implies no suspicion."
        ),
        "cause.exploration": (
            "Salió en el sorteo de exploración, que busca riesgos que los perfiles aún no conocen. No indica sospecha.",
            "It came up in the exploration draw, which looks for risks the profiles do not know yet. It implies no suspicion."
        ),
        "cause.none": (
            "Ningún control ni perfil la eligió y ningún sorteo la sacó: puede pasar.",
            "No control or profile selected it and no draw brought it up: it may pass."
        ),
        "cause.other": ("El registro de la decisión dice por qué.", "The decision record says why."),
        "trader.green": ("La mercancía queda a su disposición.", "The goods are at your disposal."),
        "trader.blue": (
            "La mercancía queda a su disposición. La autoridad puede revisar la operación después.",
            "The goods are at your disposal. The authority may review the operation later."
        ),
        "trader.yellow": (
            "Se revisarán los documentos. Tenga a la mano la factura, el documento de transporte y los permisos.",
            "The documents will be checked. Have the invoice, the transport document and the permits ready."
        ),
        "trader.red": (
            "Se reconocerá la mercancía. Preséntela en el andén que se le indique.",
            "The goods will be examined. Present them at the bay that you are shown."
        ),
        "step.mandatory": ("Controles obligatorios y alertas", "Mandatory controls and alerts"),
        "step.profiles": ("Perfiles de riesgo", "Risk profiles"),
        "step.compared.none": (
            "Se {count?comparó|compararon} {count}; ninguno coincide.",
            "{count} {count?was|were} compared; none matches."
        ),
        "step.compared.some": (
            "{hits?Coincide|Coinciden} {hits} de {count}.", "{hits} of {count} {hits?matches|match}."
        ),
        "step.relief": ("Trato de operador certificado", "Treatment of a certified operator"),
        "step.relief.none": (
            "No aplica: el operador no está certificado.", "Does not apply: the operator is not certified."
        ),
        "step.relief.applied": (
            "El operador está certificado: bajó la probabilidad de los perfiles o un escalón de su canal.",
            "The operator is certified: the profiles' probability, or their channel by one step, was lowered."
        ),
        "step.relief.idle": (
            "El operador está certificado; ningún perfil que admita trato coincidió.",
            "The operator is certified; no profile that allows relief matched."
        ),
        "step.capacity": ("Capacidad de la aduana", "Capacity of the office"),
        "step.capacity.count": ("hasta {count} en la ventana", "up to {count} in the window"),
        "step.capacity.share": ("hasta {share} de las decisiones", "up to {share} of decisions"),
        "step.capacity.unlimited": ("sin límite", "no limit"),
        "step.capacity.full": ("estaba lleno", "was full"),
        "step.capacity.free": ("había lugar", "had room"),
        "step.capacity.diverted": (
            "El perfil pedía {channel}; como estaba lleno, pasó al siguiente canal.",
            "The profile asked for {channel}; as it was full, the next channel was taken."
        ),
        "step.draws": ("Sorteos", "Draws"),
        "step.draws.stratum": (
            "La tasa de medición es la del grupo: {stratum}.", "The measurement rate is that of the group: {stratum}."
        ),
        "step.draw.selected": (
            "{name}: salió {value}, menor que {rate}. Fue elegida.", "{name}: drew {value}, below {rate}. Selected."
        ),
        "step.draw.passed": (
            "{name}: salió {value}; elige por debajo de {rate}. No fue elegida.",
            "{name}: drew {value}; selects below {rate}. Not selected."
        ),
        "step.draw.idle": (
            "{name}: salió {value}, menor que {rate}, pero ya estaba elegida por otra causa.",
            "{name}: drew {value}, below {rate}, but it was already selected for another reason."
        ),
        "step.propensity": (
            "Con estos datos y estas reglas, la probabilidad de alguna revisión era {any}, y la de reconocimiento {red}.",
            "With these data and rules, the chance of any check was {any}, and of an examination {red}."
        ),
        "draw.measurement": ("Medición", "Measurement"),
        "draw.exploration": ("Exploración", "Exploration"),
        "stratum.aeo": ("operadores certificados", "certified operators"),
        "stratum.new": ("operadores nuevos", "new operators"),
        "stratum.rest": ("los demás operadores", "all other operators"),
        "hit.version": ("versión {version}", "version {version}"),
        "hit.alert": ("alerta", "alert"),
        "hit.item": ("Partida {number}", "Item {number}"),
        "hit.missing": ("sin dato", "no value"),
        "hit.wanted": ("{op} {wanted}", "{op} {wanted}"),
        "hit.lowered": (
            "Con el trato de operador certificado: {channel}", "With the treatment of a certified operator: {channel}"
        ),
        "hit.capped": (
            "No cuenta: el perfil ya llegó a su tope del día.",
            "Does not count: the profile has reached its cap of the day."
        ),
        "hit.notDrawn": (
            "No cuenta: su sorteo dio {value} y elige por debajo de {rate}.",
            "Does not count: its draw gave {value}, and it selects below {rate}."
        ),
        "hit.drawn": (
            "Cuenta: su sorteo dio {value}, menor que {rate}.", "Counts: its draw gave {value}, below {rate}."
        ),
        "proof.title": ("Prueba", "Proof"),
        "proof.lead": (
            "Con estas huellas cualquiera puede comprobar que nada cambió.",
            "With these hashes anyone can check that nothing has changed."
        ),
        "proof.record": ("Registro", "Record"),
        "proof.input": ("Declaración", "Declaration"),
        "proof.context": ("Contexto", "Context"),
        "proof.ruleset": ("Reglas", "Rules"),
        "proof.commitment": ("Compromiso de la semilla", "Commitment to the seed"),
        "proof.seed": ("Semilla del día", "Seed of the day"),
        "proof.seed.later": ("Se publica cuando termina el día", "Published when the day is over"),
        "proof.replay": ("Repetir la decisión", "Replay the decision"),
        "replay.identical": ("La repetición es idéntica", "The replay is identical"),
        "replay.different": ("La repetición no coincide", "The replay differs"),
        "replay.facts": (
            "Se {decisions?recalculó|recalcularon} {decisions} {decisions?decisión|decisiones} y se compararon {bytes} bytes en {time}.",
            "{decisions} {decisions?decision was|decisions were} recomputed and {bytes} bytes compared in {time}."
        ),
    ]
}
