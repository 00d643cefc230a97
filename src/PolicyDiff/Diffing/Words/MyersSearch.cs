namespace PolicyDiff.Diffing.Words;

/// <summary>
/// The shortest way from one sequence of numbers to another (E. Myers, "An O(ND) Difference Algorithm", 1986, the linear-space
/// refinement), without recursion. After <see cref="DiffBudget.EditsPerSearch"/> edits without a meeting point it splits at the
/// furthest one reached, so the cost stays at length × cap; the answer is then correct and a little longer than the shortest.
/// </summary>
internal sealed class MyersSearch
{
    private const int Unreached = -1;
    private readonly int cap;
    private readonly int middle;
    private readonly int[] forward;
    private readonly int[] backward;
    private readonly Stack<Edit> open = new();
    private int[] from = [];
    private int[] to = [];

    public MyersSearch(int cap = DiffBudget.EditsPerSearch)
    {
        this.cap = cap;
        middle = cap + 1;
        forward = new int[(2 * cap) + 3];
        backward = new int[(2 * cap) + 3];
    }

    /// <summary>Steps taken so far; the caller compares them with its budget.</summary>
    public long Steps { get; private set; }

    /// <summary>The edits in order, or null once <see cref="Steps"/> passes the budget.</summary>
    public List<Edit>? Find(int[] old, int[] @new, long stepBudget)
    {
        (from, to) = (old, @new);
        var edits = new List<Edit>();
        open.Clear();
        open.Push(new(0, old.Length, 0, @new.Length));
        while (open.TryPop(out var area))
        {
            if (Steps > stepBudget) return null;
            area = Trim(area);
            if (area.OldStart == area.OldEnd || area.NewStart == area.NewEnd)
            {
                Append(edits, area);
                continue;
            }

            var (x, y) = Split(area);
            open.Push(area with { OldStart = area.OldStart + x, NewStart = area.NewStart + y });
            open.Push(area with { OldEnd = area.OldStart + x, NewEnd = area.NewStart + y });
        }

        return edits;
    }

    private static void Append(List<Edit> edits, Edit edit)
    {
        if (edit.OldStart == edit.OldEnd && edit.NewStart == edit.NewEnd) return;
        if (edits.Count > 0 && edits[^1].OldEnd == edit.OldStart && edits[^1].NewEnd == edit.NewStart)
        {
            edits[^1] = edits[^1] with { OldEnd = edit.OldEnd, NewEnd = edit.NewEnd };
        }
        else
        {
            edits.Add(edit);
        }
    }

    private Edit Trim(Edit area)
    {
        var (oldStart, oldEnd, newStart, newEnd) = area;
        while (oldStart < oldEnd && newStart < newEnd && from[oldStart] == to[newStart])
        {
            oldStart++;
            newStart++;
        }

        while (oldStart < oldEnd && newStart < newEnd && from[oldEnd - 1] == to[newEnd - 1])
        {
            oldEnd--;
            newEnd--;
        }

        Steps += oldStart - area.OldStart + area.OldEnd - oldEnd + 1;
        return new(oldStart, oldEnd, newStart, newEnd);
    }

    /// <summary>A point on a shortest way (or the furthest reached at the cap), relative to the area, never one of its corners.</summary>
    private (int X, int Y) Split(Edit area)
    {
        var width = area.OldEnd - area.OldStart;
        var height = area.NewEnd - area.NewStart;
        var delta = width - height;
        var reach = Math.Min(cap, (width + height + 1) / 2) + 1;
        Array.Fill(forward, Unreached, middle - reach, (2 * reach) + 1);
        Array.Fill(backward, Unreached, middle - reach, (2 * reach) + 1);
        for (var edits = 0; edits <= cap; edits++)
        {
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = Advance(area, forward, edits, diagonal, isForward: true);
                var other = delta - diagonal;
                if ((delta & 1) != 0 && Meets(backward, other, edits - 1, x, width)) return (x, x - diagonal);
            }

            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var x = Advance(area, backward, edits, diagonal, isForward: false);
                var other = delta - diagonal;
                if ((delta & 1) == 0 && Meets(forward, other, edits, x, width)) return (width - x, height - x + diagonal);
            }
        }

        return Furthest();
    }

    private bool Meets(int[] others, int diagonal, int edits, int x, int width) =>
        x != Unreached && Math.Abs(diagonal) <= edits && others[middle + diagonal] is var opposite and not Unreached && opposite + x >= width;

    /// <summary>One more edit on this diagonal, then all equal tokens after it; the furthest x, or <see cref="Unreached"/>.</summary>
    private int Advance(Edit area, int[] reached, int edits, int diagonal, bool isForward)
    {
        var width = area.OldEnd - area.OldStart;
        var height = area.NewEnd - area.NewStart;
        var x = edits == 0 ? 0 : BestEntry(reached, diagonal, width, height);
        Steps++;
        if (x != Unreached)
        {
            var entered = x;
            x = isForward ? Follow(area, x, x - diagonal) : FollowBack(area, x, x - diagonal);
            Steps += x - entered;
        }

        reached[middle + diagonal] = x;
        return x;
    }

    private int BestEntry(int[] reached, int diagonal, int width, int height)
    {
        var right = reached[middle + diagonal - 1];
        if (right != Unreached) right = right < width ? right + 1 : Unreached;
        var down = reached[middle + diagonal + 1];
        if (down != Unreached && down - diagonal > height) down = Unreached;
        var best = Math.Max(right, down);
        return best != Unreached && best - diagonal <= height && best - diagonal >= 0 ? best : Unreached;
    }

    private int Follow(Edit area, int x, int y)
    {
        var (i, j) = (area.OldStart + x, area.NewStart + y);
        while (i < area.OldEnd && j < area.NewEnd && from[i] == to[j])
        {
            i++;
            j++;
        }

        return i - area.OldStart;
    }

    private int FollowBack(Edit area, int x, int y)
    {
        var (i, j) = (area.OldEnd - x, area.NewEnd - y);
        while (i > area.OldStart && j > area.NewStart && from[i - 1] == to[j - 1])
        {
            i--;
            j--;
        }

        return area.OldEnd - i;
    }

    private (int X, int Y) Furthest()
    {
        var (bestX, bestY) = (0, 0);
        for (var diagonal = -cap; diagonal <= cap; diagonal += 2)
        {
            var x = forward[middle + diagonal];
            if (x != Unreached && x + x - diagonal > bestX + bestY) (bestX, bestY) = (x, x - diagonal);
        }

        return (bestX, bestY);
    }
}
