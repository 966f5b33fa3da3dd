package docx

import (
	"bytes"
	"fmt"
	"image/png"
)

// Figure is a picture; without a caption it has no number.
type Figure struct {
	Caption string
	Alt     string // what it shows, for those who cannot see it
	PNG     []byte
	Width   int // millimetres; the height follows from the picture
}

// mostHeight leaves a picture room for its caption on a page, in millimetres.
func mostHeight(landscape bool) int {
	if landscape {
		return 130
	}
	return 215
}

// Figure adds a picture in the centre, its caption below it on the same page. One that is larger than the page is made to fit.
func (d *Document) Figure(f Figure) {
	config, err := png.DecodeConfig(bytes.NewReader(f.PNG))
	if err != nil {
		d.fail("docx: figure %q: %w", f.Caption, err)
		return
	}
	if f.Width <= 0 || config.Width <= 0 || config.Height <= 0 {
		d.fail("docx: figure %q has no size", f.Caption)
		return
	}
	const emuPerTwip = 635
	width := min(f.Width*emuPerMM, textWidth(d.landscape)*emuPerTwip)
	height := width * config.Height / config.Width
	if most := mostHeight(d.landscape) * emuPerMM; height > most {
		width, height = width*most/height, most
	}
	d.pictures = append(d.pictures, f.PNG)
	props := style("Figure")
	if f.Caption != "" {
		props += `<w:keepNext/>`
	}
	d.add(block{props: props, content: drawing(len(d.pictures), width, height, f.Alt)})
	if f.Caption != "" {
		d.figures++
		d.add(block{props: style("FigureCaption"), content: caption("图", d.figures, f.Caption)})
	}
}

func pictureID(n int) string {
	return fmt.Sprintf("rIdPicture%d", n)
}

func pictureName(n int) string {
	return fmt.Sprintf("media/image%d.png", n)
}

func drawing(n, width, height int, alt string) string {
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%[2]d" cy="%[3]d"/>`+
		`<wp:docPr id="%[1]d" name="图 %[1]d" descr="%[4]s"/>`+
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>`+
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>`+
		`<pic:nvPicPr><pic:cNvPr id="%[1]d" name="image%[1]d.png"/><pic:cNvPicPr/></pic:nvPicPr>`+
		`<pic:blipFill><a:blip r:embed="%[5]s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[2]d" cy="%[3]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`+
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, n, width, height, line(alt), pictureID(n))
}
