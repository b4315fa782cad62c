/// A legal name as it is searched and compared: capitals without accents, without connectives, without the legal form.
package enum NameWords {
    /// The words of a name, legal form and connectives left out; all of its words when nothing else is left.
    ///
    /// `Autopartes del Norte, S.A. de C.V.` is `AUTOPARTES NORTE`.
    package static func significant(_ name: String) -> [String] {
        let all = words(name)
        var rest = all
        while let last = rest.last, rest.count > 1, legalForms.contains(last) || connectives.contains(last) {
            rest.removeLast()
        }
        let kept = rest.filter { !connectives.contains($0) }
        return kept.isEmpty ? rest : kept
    }

    /// Every word of a text, folded; at most 24 of at most 40 characters. Letters that stand alone one after the other are
    /// one word: `S A P I` is `SAPI`.
    package static func words(_ text: String) -> [String] {
        var words: [String] = []
        var isRun = false
        for word in folded(text).split(separator: " ") {
            let isLetter = word.utf8.count == 1 && (0x41...0x5A).contains(word.utf8.first ?? 0)
            if isLetter, isRun, let last = words.indices.last {
                words[last] += word
            } else {
                words.append(String(word.prefix(40)))
            }
            isRun = isLetter
            if words.count == 24 { break }
        }
        return words
    }

    /// The name by which a register is sorted.
    package static func sortKey(_ name: String) -> String {
        String(significant(name).joined(separator: " ").prefix(80))
    }

    /// Capitals without accents; letters and digits, with single blanks between words. A point between letters joins them
    /// (`S.A.` is `SA`), anything else parts them.
    package static func folded(_ text: String) -> String {
        var result: [UInt8] = []
        func blank() {
            if let last = result.last, last != 0x20 { result.append(0x20) }
        }
        for scalar in text.prefix(400).uppercased().unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x41...0x5A: result.append(UInt8(scalar.value))
            case 0x2E, 0x27, 0x2019: break
            // Combining marks, so that composed and decomposed letters are one.
            case 0x300...0x36F: break
            case 0..<0x80: blank()
            default:
                if let plain = plain[scalar] {
                    result += plain
                } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    result += Array(String(scalar).utf8)
                } else {
                    blank()
                }
            }
        }
        if result.last == 0x20 { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private static let plain: [Unicode.Scalar: [UInt8]] = {
        let groups = [
            "A": "ÀÁÂÃÄÅĀĂĄ", "AE": "Æ", "C": "ÇĆĈĊČ", "D": "ÐĎĐ", "E": "ÈÉÊËĒĔĖĘĚ", "G": "ĜĞĠĢ", "H": "ĤĦ",
            "I": "ÌÍÎÏĨĪĬĮİ", "J": "Ĵ", "K": "Ķ", "L": "ĹĻĽĿŁ", "N": "ÑŃŅŇ", "O": "ÒÓÔÕÖØŌŎŐ", "OE": "Œ",
            "R": "ŔŖŘ", "S": "ŚŜŞŠȘ", "SS": "ẞß", "T": "ŢŤŦȚ", "TH": "Þ", "U": "ÙÚÛÜŨŪŬŮŰŲ", "W": "Ŵ", "Y": "ÝŶŸ",
            "Z": "ŹŻŽ",
        ]
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for (letters, accented) in groups {
            for scalar in accented.unicodeScalars { table[scalar] = Array(letters.utf8) }
        }
        return table
    }()

    private static let connectives = Set(
        "DE DEL LA LAS LOS EL Y E EN THE OF AND FOR DU DES DER DIE DAS UND ET DI DA DO DOS".split(separator: " ").map(
            String.init))

    /// Legal forms as they stand at the end of names (ISO 20275 lists some 3,000; these are those of the trade here).
    private static let legalForms = Set(
        """
        SA S A C V CV SAB SAPI SC SCL SCP SPR SRL RL SAS SRLS SLU SL SAU SOCIEDAD ANONIMA CAPITAL VARIABLE RESPONSABILIDAD
        LIMITADA BURSATIL PROMOTORA INVERSION CIVIL COOPERATIVA LTDA EIRL MI INC INCORPORATED LLC LTD LIMITED CORP
        CORPORATION CO COMPANY LP LLP PLC PTE PTY ULC GMBH AG KG OHG UG SE SPA SARL SNC BV NV CVBA OY OYJ AB APS AS ASA
        KK SP ZOO OO SRO DOO DD AD KFT ZRT BHD SDN
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
