package notice

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/live"
	"github.com/liangce/liangce/internal/platform/db"
)

// The kinds of notices, with the parameters that their sentences want beside plan, year and, for figures, element and area.
const (
	Returned           = "figure_returned"     // reason (a code), due where one was set
	DivergenceRecorded = "divergence_recorded" // by
	DivergenceAnswered = "divergence_answered" // by
	RoundOpened        = "round_opened"        // count, deadline
	RoundPublished     = "round_published"
	RemarkMentioned    = "remark_mentioned" // by, category
	Deadline           = "deadline"         // overdue, soon, deadline
	// On deadlines; words may be "".
	ExtensionAsked   = "extension_asked"   // by, count, until
	ExtensionGranted = "extension_granted" // count, until, words
	ExtensionRefused = "extension_refused" // count, words
	Chased           = "chased"            // by, pending, overdue, words
	// To administrators.
	LateForLong = "late_for_long" // overdue, since
	DutyVacant  = "duty_vacant"   // roles
	DutyEnding  = "duty_ending"   // roles, from
	// To the owner of a source.
	DeliveryQuarantined = "delivery_quarantined" // source, count
	// To a stand-in; to the lender with stand_in and by instead of lender.
	RolesLent = "roles_lent" // lender, roles, from, until, words
	RolesBack = "roles_back" // lender, roles, by
	// On tasks and projects, with the parameter item.
	ReportReturned      = "report_returned"      // remark
	Supervised          = "supervised"           // due
	SupervisionAnswered = "supervision_answered" // by
	// On evaluations, with the parameter kind (and kind@en).
	SelfEvaluationAsked    = "self_evaluation_asked"    // due
	SelfEvaluationReturned = "self_evaluation_returned" // remark
	ScoresAsked            = "scores_asked"
	ScoreDisputed          = "score_disputed" // by, area, scored
	ScoreRuled             = "score_ruled"    // area, scored
	EvaluationPublished    = "evaluation_published"
)

// New is a notice to be sent.
type New struct {
	// ID is given where the sender keeps it; else one is made.
	ID       string
	TenantID string
	Kind     string
	Params   map[string]string
	Plan     string
	Year     int
	// ForRole is the role without which people of the tenant are not told; "" tells all.
	ForRole string
	// ForUser is the one person of the tenant who is told; "" tells everybody whom ForRole does not leave out.
	ForUser string
	// Dedupe names the occasion: a second notice of the same occasion to the same tenant is dropped. Without it none is.
	Dedupe string
	// Sender is the tenant that may see whether the notice was read; "" where nobody asks.
	Sender string
}

// Notice is what a tenant was told.
type Notice struct {
	CityID   string            `gorm:"column:city_id;primaryKey"`
	ID       string            `gorm:"column:id;primaryKey"`
	TenantID string            `gorm:"column:tenant_id"`
	At       time.Time         `gorm:"column:at"`
	Kind     string            `gorm:"column:kind"`
	Params   map[string]string `gorm:"column:params;serializer:json"`
	// Plan and Year are what the notice is about, where it is about one.
	Plan    *string    `gorm:"column:plan"`
	Year    *int       `gorm:"column:year"`
	Dedupe  string     `gorm:"column:dedupe"`
	Sender  *string    `gorm:"column:sender"`
	ForRole *string    `gorm:"column:for_role"`
	ForUser *string    `gorm:"column:for_user"`
	ReadAt  *time.Time `gorm:"column:read_at"`
}

// TableName is the table of notices.
func (Notice) TableName() string { return "notice" }

// MostPerPage bounds what List reads.
const MostPerPage = 200

// batch keeps a statement well under PostgreSQL's 65 535 parameters.
const batch = 1000

// Send puts notices into their tenants' inboxes when the transaction commits.
func Send(tx *db.Tx, notices ...New) error {
	rows := make([]Notice, len(notices))
	for i, n := range notices {
		id, err := n.named()
		if err != nil {
			return err
		}
		rows[i] = Notice{
			CityID: tx.Actor.CityID, ID: id, TenantID: n.TenantID, At: tx.Now,
			Kind: n.Kind, Params: n.Params, Dedupe: n.Dedupe,
		}
		if rows[i].Params == nil {
			rows[i].Params = map[string]string{}
		}
		if n.Dedupe == "" {
			rows[i].Dedupe = rows[i].ID
		}
		if n.Plan != "" {
			rows[i].Plan = &n.Plan
		}
		if n.Year != 0 {
			rows[i].Year = &n.Year
		}
		if n.Sender != "" {
			rows[i].Sender = &n.Sender
		}
		if n.ForRole != "" {
			rows[i].ForRole = &n.ForRole
		}
		if n.ForUser != "" {
			rows[i].ForUser = &n.ForUser
		}
	}
	if len(rows) == 0 {
		return nil
	}
	sent := tx.DB.Clauses(clause.OnConflict{DoNothing: true}).CreateInBatches(&rows, batch)
	if sent.Error != nil {
		return fmt.Errorf("notice: send: %w", sent.Error)
	}
	if sent.RowsAffected > 0 { // a sweep that finds nothing new tells nobody
		live.Tell(tx, live.Event{Act: live.Notified, To: recipients(notices)})
	}
	return nil
}

// named is the notice's id.
func (n New) named() (string, error) {
	if n.ID != "" {
		return n.ID, nil
	}
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("notice: make an id: %w", err)
	}
	return id.String(), nil
}

func recipients(notices []New) []string {
	to := make([]string, len(notices))
	for i, n := range notices {
		to[i] = n.TenantID
	}
	return to
}

// mine are the notices of the actor's tenant that are for the actor.
func mine(tx *db.Tx) gorm.ChainInterface[Notice] {
	return gorm.G[Notice](tx.DB).
		Where("city_id = ? and tenant_id = ?", tx.Actor.CityID, tx.Actor.TenantID).
		Where("(for_role is null or for_role in ?) and (for_user is null or for_user = cast(? as uuid))", tx.Actor.Roles, tx.Actor.UserID)
}

// List reads the newest notices of the actor's tenant that are for the actor.
func List(ctx context.Context, tx *db.Tx, first int) ([]Notice, error) {
	if first < 1 || first > MostPerPage {
		return nil, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", strconv.Itoa(MostPerPage))
	}
	rows, err := mine(tx).Order("at desc, id desc").Limit(first).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("notice: list: %w", err)
	}
	return rows, nil
}

// MarkRead notes that the actor's tenant has read these notices and says how many were new to it. An id that is not one of
// its notices is passed over.
func MarkRead(ctx context.Context, tx *db.Tx, ids []string) (int, error) {
	valid := make([]string, 0, len(ids))
	for _, id := range ids {
		if parsed, err := uuid.Parse(id); err == nil {
			valid = append(valid, parsed.String())
		}
	}
	if len(valid) == 0 {
		return 0, nil
	}
	n, err := mine(tx).Where("id in ? and read_at is null", valid).Update(ctx, "read_at", tx.Now)
	if err != nil {
		return 0, fmt.Errorf("notice: mark read: %w", err)
	}
	return n, nil
}
