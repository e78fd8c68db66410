package io.github.oneslice.dialog;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Insets;
import java.util.List;

import javax.swing.JLabel;
import javax.swing.JPanel;

/** Fields one below the other with their labels on the left; short ones two in a row where that is wanted, else with a hint. */
final class FieldPanel extends JPanel {

	private static final Insets SPACE = new Insets(3, 4, 3, 4);
	private static final Color HINT = new Color(0x707070);

	private final boolean paired;
	private int row;
	private boolean half;

	/** @param paired whether short fields share a row */
	FieldPanel(List<Field> fields, boolean paired) {
		super(new GridBagLayout());
		this.paired = paired;
		fields.stream().filter(field -> !field.labelsItself()).forEach(this::add);
		startRow();
		fields.stream().filter(Field::labelsItself).forEach(this::add);
	}

	private void add(Field field) {
		boolean pairs = field.isShort() && (paired || field.labelsItself());
		if (!pairs) startRow();
		int column = half ? 2 : 0;
		if (!field.labelsItself()) {
			JLabel label = new JLabel(field.label());
			label.setLabelFor(field.input());
			place(label, column, 1, 0);
		}
		place(paired || !field.isShort() || field.labelsItself() ? field.row() : withHint(field), column + 1, pairs ? 1 : 3, 1);
		half = pairs && !half;
		if (!half) row++;
	}

	private void startRow() {
		if (half) row++;
		half = false;
	}

	private void place(Component component, int column, int width, double stretch) {
		add(component, new GridBagConstraints(column, row, width, 1, stretch, 0, stretch == 0 ? GridBagConstraints.LINE_END
			: GridBagConstraints.LINE_START, stretch == 0 ? GridBagConstraints.NONE : GridBagConstraints.HORIZONTAL, SPACE, 0, 0));
	}

	/** What a special value means: the help says it after a semicolon. */
	private static JPanel withHint(Field field) {
		JPanel both = new JPanel(new BorderLayout(6, 0));
		both.add(field.row(), BorderLayout.WEST);
		int semicolon = field.help().lastIndexOf("; ");
		JLabel hint = new JLabel(semicolon < 0 ? "" : field.help().substring(semicolon + 2).replaceAll("\\.$", ""));
		hint.setForeground(HINT);
		both.add(hint, BorderLayout.CENTER);
		return both;
	}
}
