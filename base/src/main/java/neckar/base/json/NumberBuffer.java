package neckar.base.json;

import java.util.Arrays;

/** A growing list of numbers with the byte offset of each, optionally cut into rows. */
final class NumberBuffer {
    /** An empty list that nobody adds to. */
    static final NumberBuffer NONE = new NumberBuffer(0);

    private double[] numbers;
    private int[] offsets;
    private int size;
    private int[] rowStarts = new int[0];
    private int[] rowOffsets = new int[0];
    private int rows;

    NumberBuffer(int capacity) {
        numbers = new double[capacity];
        offsets = new int[capacity];
    }

    void add(double number, int offset) {
        if (size == numbers.length) {
            int longer = Math.max(4, size + (size >> 1));
            numbers = Arrays.copyOf(numbers, longer);
            offsets = Arrays.copyOf(offsets, longer);
        }
        numbers[size] = number;
        offsets[size++] = offset;
    }

    /** Appends all numbers of another list as one row that begins at a byte offset. */
    void addRow(NumberBuffer row, int offset) {
        if (rows == rowStarts.length) {
            int longer = Math.max(4, rows + (rows >> 1));
            rowStarts = Arrays.copyOf(rowStarts, longer);
            rowOffsets = Arrays.copyOf(rowOffsets, longer);
        }
        rowStarts[rows] = size;
        rowOffsets[rows++] = offset;
        for (int i = 0; i < row.size; i++) {
            add(row.numbers[i], row.offsets[i]);
        }
    }

    int size() {
        return size;
    }

    double get(int index) {
        return numbers[index];
    }

    int offset(int index) {
        return offsets[index];
    }

    int rowCount() {
        return rows;
    }

    int rowOffset(int row) {
        return rowOffsets[row];
    }

    int rowLength(int row) {
        return (row + 1 < rows ? rowStarts[row + 1] : size) - rowStarts[row];
    }

    double cell(int row, int column) {
        return numbers[rowStarts[row] + column];
    }

    NumberBuffer row(int row) {
        NumberBuffer result = new NumberBuffer(rowLength(row));
        for (int i = rowStarts[row]; result.size < result.numbers.length; i++) {
            result.add(numbers[i], offsets[i]);
        }
        return result;
    }
}
