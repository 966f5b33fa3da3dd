package reminder

import (
	"context"
	"fmt"
	"strings"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// mostLines is how many notices a message spells out.
const mostLines = 20

// compose says what a delivery gathers and what its tenant owes now. Nobody has chosen a language outside the page: it is Chinese.
func compose(ctx context.Context, tx *db.Tx, d Delivery) (title, text string, err error) {
	told, err := gorm.G[notice.Notice](tx.DB).Where("city_id = ? and id in ?", d.CityID, []string(d.Notices)).Order("at, id").Find(ctx)
	if err != nil {
		return "", "", wrap(err, "read what to tell")
	}
	n, err := readNames(ctx, tx)
	if err != nil {
		return "", "", err
	}
	tenants, err := tenant.TenantsByID(ctx, tx, []string{d.TenantID})
	if err != nil {
		return "", "", err
	}
	due, err := readOwed(ctx, tx, d.TenantID)
	if err != nil {
		return "", "", err
	}
	lines := []string{tenants[d.TenantID].Name + "：", ""}
	for i, one := range told {
		if i == mostLines {
			lines = append(lines, fmt.Sprintf("- 另有 %d 条，请登录查看。", len(told)-i))
			break
		}
		lines = append(lines, "- "+plain(one.Text(fault.Chinese, n.of(one))))
	}
	if len(due) > 0 {
		lines = append(lines, "", "目前待报：", "")
	}
	for _, o := range due {
		lines = append(lines, fmt.Sprintf("- “%s”%d 年：逾期 %d 项，7 天内到期 %d 项", n.plans[o.Plan], o.Year, o.Overdue, o.Soon))
	}
	lines = append(lines, "", "请登录系统办理。每天最多发送一次，可在“设置”中更改接收方式。")
	return fmt.Sprintf("量策：%d 条新消息", len(told)), strings.Join(lines, "\n"), nil
}

// plain keeps what people wrote from becoming links and lines of its own in a robot's message.
func plain(text string) string {
	return strings.NewReplacer("\r", " ", "\n", " ", "[", "［", "]", "］", "<", "＜", ">", "＞", "`", "'", "!", "！").Replace(text)
}

// names are what codes in notices stand for.
type names struct{ plans, elements, areas map[string]string }

func readNames(ctx context.Context, tx *db.Tx) (names, error) {
	n := names{map[string]string{}, map[string]string{}, map[string]string{}}
	plans, err := plan.Collected(ctx, tx)
	if err != nil {
		return n, err
	}
	for _, p := range plans {
		n.plans[p.Code] = p.LocalTitle(fault.Chinese)
	}
	elements, err := plan.Elements(ctx, tx)
	if err != nil {
		return n, err
	}
	for _, e := range elements {
		n.elements[e.Code] = e.LocalName(fault.Chinese)
	}
	areas, err := tenant.Areas(ctx, tx)
	for _, a := range areas {
		n.areas[a.Code] = a.LocalName(fault.Chinese)
	}
	return n, err
}

// of are the names of one notice; what has none stays a code.
func (n names) of(one notice.Notice) map[string]string {
	out := map[string]string{}
	put := func(key, name string) {
		if name != "" {
			out[key] = name
		}
	}
	if one.Plan != nil {
		put("plan", n.plans[*one.Plan])
	}
	put("element", n.elements[one.Params["element"]])
	put("area", n.areas[one.Params["area"]])
	return out
}
