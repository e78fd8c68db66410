package io.github.oneslice.ui;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Metrics;
import io.github.oneslice.evaluation.ScoreTable;

/**
 * Shows scores in ImageJ's results table, where macros can read them too; in a table of their own where that one holds
 * something else.
 */
public final class ScoreWindow {

	private static final String OWN = "Scores";

	private ScoreWindow() {}

	public static void show(ScoreTable scores) {
		ResultsTable results = Analyzer.getResultsTable();
		boolean free = results.size() == 0 || results.getColumnHeadings().trim().equals(String.join("\t", ScoreTable.HEADER.split(",")));
		ResultsTable table = free ? results : new ResultsTable();
		table.reset();
		if (!free) table.showRowNumbers(false); // ImageJ's own always has them
		for (ClassScore score : scores.scores())
			addRow(table, score.image(), Integer.toString(score.label()), score.metrics(), score.unit(), 1);
		addRow(table, ScoreTable.MEAN, "", scores.mean(), scores.unit(), scores.count());
		if (GraphicsEnvironment.isHeadless()) scores.rows().forEach(IJ::log);
		else table.show(free ? "Results" : OWN);
	}

	private static void addRow(ResultsTable table, String image, String label, Metrics metrics, String unit, int count) {
		table.addRow();
		table.addValue("image", image);
		table.addValue("class", label);
		table.addValue("dice", metrics.dice());
		table.addValue("jaccard", metrics.jaccard());
		table.addValue("hd", metrics.hd());
		table.addValue("hd95", metrics.hd95());
		table.addValue("asd", metrics.asd());
		table.addValue("assd", metrics.assd());
		table.addValue("unit", unit);
		table.addValue("count", count);
	}
}
