package io.github.oneslice.dialog;

import java.util.List;
import java.util.function.Function;

import javax.swing.JComboBox;
import javax.swing.JComponent;

/** One of several. */
public final class ChoiceField<T> extends Field {

	private static final int SHORT = 150;

	private final List<T> choices;
	private final JComboBox<String> box;

	/**
	 * @param choices may end with null, for none of them
	 * @param text what a choice is called
	 */
	public ChoiceField(String name, String label, String help, List<T> choices, Function<T, String> text) {
		super(name, label, help);
		this.choices = choices;
		box = new JComboBox<>(choices.stream().map(text).toArray(String[]::new));
		box.addActionListener(event -> hasChanged());
	}

	@Override
	public Object value() {
		return choices.get(box.getSelectedIndex());
	}

	@Override
	public void fill(Object value) {
		if (choices.contains(value)) box.setSelectedIndex(choices.indexOf(value));
	}

	/** As long as what there is to choose. */
	@Override
	boolean isShort() {
		return box.getPreferredSize().width < SHORT;
	}

	@Override
	JComponent input() {
		return box;
	}
}
