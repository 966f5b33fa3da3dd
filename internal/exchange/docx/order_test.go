package docx_test

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// sequences are the orders in which ISO/IEC 29500-1 lets the children of an element stand, as far as they are written here.
// Word refuses a file, or repairs it without a word, where they stand otherwise.
var sequences = map[string]string{
	"pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku " +
		"wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents " +
		"suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr",
	"rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color " +
		"spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang",
	"pBdr":        "top left bottom right between bar",
	"numPr":       "ilvl numId",
	"tbl":         "tblPr tblGrid tr",
	"tblPr":       "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblBorders":  "top left bottom right insideH insideV",
	"tblCellMar":  "top left bottom right",
	"tr":          "tblPrEx trPr tc",
	"tc":          "tcPr p",
	"tcPr":        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
	"sectPr":      "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
	"style":       "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
	"styles":      "docDefaults latentStyles style",
	"docDefaults": "rPrDefault pPrDefault",
	"font":        "altName panose1 charset family notTrueType pitch sig",
	"lvl":         "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId lvlJc pPr rPr",
	"abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"numbering":   "numPicBullet abstractNum num",
	"settings":    "writeProtection view zoom defaultTabStop characterSpacingControl updateFields footnotePr endnotePr compat themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"inline":      "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":         "nvPicPr blipFill spPr",
	"spPr":        "xfrm prstGeom",
}

func TestElementsStandInTheOrderOfTheSchema(t *testing.T) {
	met := map[string]bool{}
	for name, content := range parts(t, written(t, report(t))) {
		if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		type open struct {
			name string
			last int
		}
		stack := []open{{}}
		decoder := xml.NewDecoder(strings.NewReader(content))
		for {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			switch token := token.(type) {
			case xml.StartElement:
				parent := &stack[len(stack)-1]
				if sequence, ok := sequences[parent.name]; ok {
					met[parent.name] = true
					at := slices.Index(strings.Fields(sequence), token.Name.Local)
					require.GreaterOrEqual(t, at, parent.last, "%s: %s in %s", name, token.Name.Local, parent.name)
					parent.last = at
				}
				stack = append(stack, open{name: token.Name.Local})
			case xml.EndElement:
				stack = stack[:len(stack)-1]
			}
		}
	}
	for name := range sequences {
		require.True(t, met[name], "%s is not written: the test would see nothing", name)
	}
}
