package graph_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

type publishedTitle struct{ City, CityName, Plan, Title string }

// Whoever opens the front page finds what is published, of whichever city, and that it is made up where it is.
func TestFrontPageListsWhatIsPublished(t *testing.T) {
	w := ownDemo(t)
	anybody := w.as("")
	titles := func() []publishedTitle {
		return read[[]publishedTitle](t, anybody.ask(t, `{publishedPlans{city cityName plan title}}`, nil))
	}
	listed := titles()
	require.Contains(t, listed, publishedTitle{"330400", "Jiaxing", women, "Jiaxing Women's Development Plan, 14th Five-Year period"})
	require.Contains(t, listed, publishedTitle{"330500", "Huzhou", "huzhou-women-14-5", "Huzhou Women's Development Plan, 14th Five-Year period (demonstration)"})
	shown := read[struct{ Demonstration bool }](t, anybody.ask(t, `{published(city:"330400",plan:"jiaxing-women-14-5"){demonstration}}`, nil))
	require.True(t, shown.Demonstration)

	w.owner(t, `truncate evaluation cascade; delete from snapshot_figure; delete from snapshot_cell; update round set snapshot_id = null, state = 'open'; delete from snapshot`)
	require.Empty(t, titles(), "a plan of which nothing is published has no title to show")
}
