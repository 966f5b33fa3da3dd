package organisation_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/testcity"
)

func attach(c *testcity.City, user, record string) (organisation.File, error) {
	return testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (organisation.File, error) {
		return organisation.Attach(ctx, tx, record, attachment.File{Name: "方案.pdf", MediaType: "application/pdf", SHA256: strings.Repeat("a", 64), Size: 3})
	})
}

func files(c *testcity.City, user, record string) []organisation.File {
	return testcity.Do(c, user, func(ctx context.Context, tx *db.Tx) (map[string][]organisation.File, error) {
		return organisation.Files(ctx, tx, []string{record})
	})[record]
}

func TestTheFilesOfARecord(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	entry := samples()[organisation.ImplementationPlan]
	r := recorded(t, c, clerk, entry)
	_, err := attach(c, office, r.ID)
	require.Equal(t, fault.ReasonOwner, testcity.Reason(err), "each tenant keeps its own plan")
	f, err := attach(c, clerk, r.ID)
	require.NoError(t, err)
	for _, user := range []string{clerk, office, cityOffice, "330481-edu/reporter"} {
		require.Len(t, files(c, user, r.ID), 1, "%s reads the record, and its files", user)
	}
	require.Empty(t, files(c, "330482-wcwc/signer", r.ID))

	entry.ID, entry.Revision, entry.Body.Title = r.ID, 1, "修订后的方案"
	changed := recorded(t, c, clerk, entry)
	require.Len(t, files(c, clerk, changed.ID), 1, "they belong to all revisions")
	for range 4 {
		_, err = attach(c, clerk, r.ID)
		require.NoError(t, err)
	}
	_, err = attach(c, clerk, r.ID)
	require.Equal(t, fault.ReasonFilesMany, testcity.Reason(err))

	detach := func(user string) error {
		_, err := testcity.Try(c, user, func(ctx context.Context, tx *db.Tx) (organisation.Record, error) {
			return organisation.Detach(ctx, tx, f.ID)
		})
		return err
	}
	require.Equal(t, fault.ReasonOwner, testcity.Reason(detach(office)))
	require.NoError(t, detach(clerk))
	require.Equal(t, "NOT_FOUND", testcity.Reason(detach(clerk)))
	require.Len(t, files(c, clerk, r.ID), 4)
	require.Equal(t, 5, c.Count(`select count(*) from record_file`), "what was removed stays on record")

	require.NoError(t, withdraw(c, clerk, r.ID, 2, "误报"))
	_, err = attach(c, clerk, r.ID)
	require.Equal(t, fault.ReasonWithdrawn, testcity.Reason(err))
}

func TestFilesAreNobodyElsesPastTheVerbs(t *testing.T) {
	t.Parallel()
	c := testcity.Open(t)
	r := recorded(t, c, clerk, samples()[organisation.ImplementationPlan])
	_, err := attach(c, clerk, r.ID)
	require.NoError(t, err)
	removed := testcity.Do(c, office, func(_ context.Context, tx *db.Tx) (int64, error) {
		done := tx.DB.Exec(`update record_file set removed_at = now()`)
		return done.RowsAffected, done.Error
	})
	require.Zero(t, removed)
	_, err = testcity.Try(c, office, func(_ context.Context, tx *db.Tx) (struct{}, error) {
		return struct{}{}, tx.DB.Exec(`insert into record_file (city_id, id, record, plan, tenant_id, area_path, name, media_type, size, sha256, added_by, added_at)
			select city_id, gen_random_uuid(), record, plan, tenant_id, area_path, name, media_type, size, sha256, added_by, now() from record_file`).Error
	})
	require.True(t, db.RefusedByPolicy(err), "%v", err)
}
