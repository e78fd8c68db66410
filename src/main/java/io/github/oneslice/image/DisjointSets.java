package io.github.oneslice.image;

import java.util.Arrays;

/** Numbers from 0 that belong together: union-find with path compression. The smallest of a set stands for it. */
final class DisjointSets {

	/** A smaller number of the same set; itself for the smallest. */
	private int[] parents;
	private int count;

	/** @param capacity how many numbers there will be about */
	DisjointSets(int capacity) {
		parents = new int[capacity];
	}

	/** Adds the next number, in a set of its own. */
	void add() {
		if (count == parents.length) parents = Arrays.copyOf(parents, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(count + 1L, 2L * count)));
		parents[count] = count;
		count++;
	}

	/** The smallest number of a set. */
	int smallest(int number) {
		int root = number;
		while (parents[root] != root)
			root = parents[root];
		while (parents[number] != root) {
			int next = parents[number];
			parents[number] = root;
			number = next;
		}
		return root;
	}

	void join(int a, int b) {
		int one = smallest(a);
		int other = smallest(b);
		parents[Math.max(one, other)] = Math.min(one, other);
	}
}
