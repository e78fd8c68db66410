package io.github.oneslice.ui;

import java.awt.GraphicsEnvironment;

import ij.IJ;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;
import io.github.oneslice.evaluation.ClassScore;
import io.github.oneslice.evaluation.Metrics;
import io.github.oneslice.evaluation.ScoreTable;

/** Shows scores in ImageJ's results table, where macros can read them too. */
public final class ScoreWindow {

	private ScoreWindow() {}

	public static void show(ScoreTable scores) {
		ResultsTable table = Analyzer.getResultsTable();
		table.reset();
		table.showRowNumbers(false);
		for (ClassScore score : scores.scores())
			addRow(table, score.image(), Integer.toString(score.label()), score.metrics());
		addRow(table, ScoreTable.MEAN, "", scores.mean());
		if (GraphicsEnvironment.isHeadless()) scores.rows().forEach(IJ::log);
		else table.show("Results");
	}

	private static void addRow(ResultsTable table, String image, String label, Metrics metrics) {
		table.addRow();
		table.addValue("image", image);
		table.addValue("class", label);
		table.addValue("dice", metrics.dice());
		table.addValue("jaccard", metrics.jaccard());
		table.addValue("hd", metrics.hd());
		table.addValue("hd95", metrics.hd95());
		table.addValue("asd", metrics.asd());
		table.addValue("assd", metrics.assd());
	}
}
